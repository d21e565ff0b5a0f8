package dev.tidewatch.benchmark;

import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** {@code ./tidewatch run} in a process of its own, on a stack in this one; it can be killed and started again. */
public final class RunningTidewatch implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("tidewatch").toAbsolutePath();
    private static final int OK = 200;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> command;
    private final URI url;
    private final Path log;
    private volatile Process process;
    private long startNanos;

    private RunningTidewatch(List<String> command, URI url, Path log) throws IOException {
        this.command = command;
        this.url = url;
        this.log = log;
        process = begin();
        // Also when this process is told to stop.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /**
     * Returns when it is ready.
     *
     * @param directory for its state and its log
     * @param settings besides those that a run needs
     */
    public static RunningTidewatch start(LocalStack stack, Path directory, Map<String, String> settings)
            throws IOException {
        String address = "127.0.0.1:" + freePort();
        Map<String, String> all = new HashMap<>(Map.of(
                "kafka.bootstrap.servers",
                stack.bootstrapServers(),
                "schema.registry.url",
                stack.schemaRegistryUrl(),
                "streams.state.dir",
                directory.resolve("state").toString(),
                "tidewatch.replication.factor",
                "1",
                "tidewatch.http.bind",
                address));
        all.putAll(settings);
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "run", "--create"));
        all.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        RunningTidewatch tidewatch =
                new RunningTidewatch(command, URI.create("http://" + address), directory.resolve("run.log"));
        tidewatch.awaitReady();
        return tidewatch;
    }

    public URI url() {
        return url;
    }

    /**
     * When it was ready after the start of its process.
     *
     * @param cpu what the process had used by then, of all cores
     * @param answer of {@code /readyz}
     */
    public record Ready(long nanos, Duration cpu, String answer) {}

    public Ready awaitReady() throws IOException {
        while (true) {
            HttpResponse<String> answer = ask("/readyz");
            if (answer != null && answer.statusCode() == OK) {
                long nanos = System.nanoTime() - startNanos;
                Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
                return new Ready(nanos, cpu, answer.body());
            }
            if (!process.isAlive() || System.nanoTime() - startNanos > PATIENCE_NANOS) {
                throw new IOException("tidewatch run is not ready; its log: " + Files.readString(log));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** SIGKILL, then another life. */
    public void killAndRestart() throws IOException {
        process.destroyForcibly().onExit().join();
        process = begin();
    }

    /** Returns the id of the process that runs now. */
    public long pid() {
        return process.pid();
    }

    /** Stops it in good order. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process begin() throws IOException {
        startNanos = System.nanoTime();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Null while nobody answers. */
    private @Nullable HttpResponse<String> ask(String path) {
        try {
            return client.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException notYet) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
