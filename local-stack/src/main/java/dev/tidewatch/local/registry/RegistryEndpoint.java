package dev.tidewatch.local.registry;

import com.sun.net.httpserver.HttpServer;
import dev.tidewatch.local.machine.DataDirectory;
import dev.tidewatch.local.machine.LocalStackException;
import dev.tidewatch.local.machine.Loopback;
import dev.tidewatch.local.machine.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Schema Registry on the loopback address, for everything that speaks Confluent's protocol: it checks compatibility,
 * hands out ids and answers with Confluent's error codes.
 */
public final class RegistryEndpoint implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int DEFAULT_BACKLOG = 0;

    static {
        // The JDK's server sends head and body apart; without this, each answer waits 40 ms for the client's delayed
        // acknowledgement. It reads the property when the first server of the process is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String url;
    private final Resources resources;

    private RegistryEndpoint(String url, Resources resources) {
        this.url = url;
        this.resources = resources;
    }

    /** An empty registry on any free port, which forgets everything on close. */
    public static RegistryEndpoint temporary() {
        var resources = new Resources();
        try {
            return serve(RegistryLog.NONE, Loopback.ANY_PORT, resources);
        } catch (RuntimeException e) {
            throw resources.closeAfter(e);
        }
    }

    /** A registry on any free port, whose subjects, ids and levels survive in {@code directory}. */
    public static RegistryEndpoint in(Path directory) {
        return in(directory, Loopback.ANY_PORT);
    }

    /**
     * As {@link #in(Path)}, on {@code port} (0: any free one).
     *
     * @throws LocalStackException if the directory or the port is in use
     */
    public static RegistryEndpoint in(Path directory, int port) {
        var resources = new Resources();
        try {
            DataDirectory data = resources.add(DataDirectory.at(directory));
            RegistryLog log = resources.add(RegistryJournal.open(data.path().resolve("schemas.jsonl")));
            return serve(log, port, resources);
        } catch (RuntimeException e) {
            throw resources.closeAfter(e);
        }
    }

    private static RegistryEndpoint serve(RegistryLog log, int port, Resources resources) {
        try {
            HttpServer server = HttpServer.create(Loopback.address(port), DEFAULT_BACKLOG);
            resources.add(() -> server.stop(0));
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                var thread = new Thread(task, "schema-registry-endpoint");
                thread.setDaemon(true);
                return thread;
            });
            resources.add(threads::shutdownNow);
            server.setExecutor(threads);
            server.createContext("/", new RegistryExchange(new RegistryRoutes(new Registry(log))));
            server.start();
            return new RegistryEndpoint(
                    "http://" + Loopback.HOST + ":" + server.getAddress().getPort(), resources);
        } catch (IOException e) {
            throw Loopback.cannotListen(port, e);
        }
    }

    /** Returns the value of {@code schema.registry.url}. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        resources.close();
    }
}
