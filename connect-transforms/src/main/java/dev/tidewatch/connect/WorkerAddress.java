package dev.tidewatch.connect;

import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a worker itself reaches its REST API. */
final class WorkerAddress {

    /** Kafka Connect listens here if it is told nothing. */
    private static final String DEFAULT = "http://localhost:8083";

    private static final String HTTP = "http://";

    private WorkerAddress() {}

    /**
     * Returns the first address without TLS; null if there is none.
     *
     * @param listeners as the worker's setting of that name lists them
     */
    static @Nullable URI of(String listeners) {
        String listed = listeners.replace("[", "").replace("]", "").strip();
        return Arrays.stream((listed.isEmpty() ? DEFAULT : listed).split(",", -1))
                .map(String::strip)
                .filter(listener -> listener.startsWith(HTTP))
                .findFirst()
                .map(listener -> URI.create(HTTP + host(listener.substring(HTTP.length()))))
                .orElse(null);
    }

    /** An address of all interfaces is none to connect to. */
    private static String host(String hostAndPort) {
        return hostAndPort.startsWith(":") || hostAndPort.startsWith("0.0.0.0:")
                ? "localhost" + hostAndPort.substring(hostAndPort.indexOf(':'))
                : hostAndPort;
    }
}
