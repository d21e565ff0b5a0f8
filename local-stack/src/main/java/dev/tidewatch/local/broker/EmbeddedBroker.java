package dev.tidewatch.local.broker;

import dev.tidewatch.local.machine.DataDirectory;
import dev.tidewatch.local.machine.LocalStackException;
import dev.tidewatch.local.machine.Loopback;
import dev.tidewatch.local.machine.Resources;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A real Kafka broker in this process, its own cluster, on the loopback address; ready for producers, consumers and
 * transactions when it is handed out.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final String bootstrapServers;
    private final Resources resources;

    private EmbeddedBroker(String bootstrapServers, Resources resources) {
        this.bootstrapServers = bootstrapServers;
        this.resources = resources;
    }

    /** A broker on any free port, whose data is deleted on close. */
    public static EmbeddedBroker temporary() {
        return start(() -> DataDirectory.temporary("tidewatch-broker-"), Loopback.ANY_PORT);
    }

    /** A broker on any free port, whose cluster id, topics, records and offsets survive in {@code directory}. */
    public static EmbeddedBroker in(Path directory) {
        return in(directory, Loopback.ANY_PORT);
    }

    /**
     * As {@link #in(Path)}, on {@code port} (0: any free one).
     *
     * @throws LocalStackException if the directory or the port is in use
     */
    public static EmbeddedBroker in(Path directory, int port) {
        return start(() -> DataDirectory.at(directory), port);
    }

    private static EmbeddedBroker start(Supplier<DataDirectory> directories, int port) {
        var resources = new Resources();
        try {
            DataDirectory directory = resources.add(directories.get());
            ListenerSockets sockets = resources.add(ListenerSockets.bind(port));
            resources.add(BrokerNode.start(directory.path(), sockets));
            var broker = new EmbeddedBroker(Loopback.HOST + ":" + sockets.brokerPort(), resources);
            Coordinators.awaitReady(broker.bootstrapServers);
            return broker;
        } catch (RuntimeException e) {
            throw resources.closeAfter(e);
        }
    }

    /** Returns the value of {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        resources.close();
    }
}
