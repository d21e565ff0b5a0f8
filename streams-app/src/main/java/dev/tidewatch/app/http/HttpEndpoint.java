package dev.tidewatch.app.http;

import com.google.common.net.HostAndPort;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers routes at one address until it is closed; what it has begun to answer by then, it answers. */
public final class HttpEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);

    /** A request holds one until its records are acknowledged. */
    private static final int THREADS = 32;

    /** Longer than any answer takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int DEFAULT_BACKLOG = 0;

    static {
        // The JDK's server reads these once, when the first of the process is made; what java was started with holds.
        limit("sun.net.httpserver.maxReqHeaderSize", "32768");
        limit("sun.net.httpserver.maxReqTime", "10"); // seconds until a request is there whole
        limit("jdk.httpserver.maxConnections", "1000");
        limit("sun.net.httpserver.nodelay", "true"); // else an answer waits for the client's delayed acknowledgement
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Route> routes = new HashMap<>();
    private final Semaphore free = new Semaphore(THREADS);
    private volatile boolean closing;

    private HttpEndpoint(HttpServer server, List<Route> routes) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "http");
            thread.setDaemon(true);
            return thread;
        });
        routes.forEach(route -> this.routes.put(route.path(), route));
    }

    /**
     * Listens on return.
     *
     * @throws UserError if the address cannot be had
     */
    public static HttpEndpoint listen(HostAndPort bind, List<Route> routes) {
        InetSocketAddress address = new InetSocketAddress(bind.getHost(), bind.getPort());
        if (address.isUnresolved()) {
            throw cannotListen(bind, "no such host", null);
        }
        try {
            HttpEndpoint endpoint = new HttpEndpoint(HttpServer.create(address, DEFAULT_BACKLOG), routes);
            endpoint.server.setExecutor(endpoint.threads);
            endpoint.server.createContext("/", endpoint::handle);
            endpoint.server.start();
            return endpoint;
        } catch (IOException e) {
            throw cannotListen(bind, String.valueOf(e.getMessage()), e);
        }
    }

    /** Such as {@code http://127.0.0.1:8080}. */
    public String url() {
        InetSocketAddress address = server.getAddress();
        return "http://" + HostAndPort.fromParts(address.getAddress().getHostAddress(), address.getPort());
    }

    /** New requests are refused, those that are being answered are finished. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            if (!free.tryAcquire(THREADS, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Some requests were not answered within {} s of the end", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (closing || !free.tryAcquire()) {
            send(exchange, new Reply(Reply.UNAVAILABLE, "this instance is stopping: send it again"));
            return;
        }
        try {
            send(exchange, reply(exchange));
        } finally {
            free.release();
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        Route route = routes.get(exchange.getRequestURI().getPath());
        if (route == null) {
            return new Reply(Reply.NOT_FOUND, "there is nothing at this path");
        }
        if (!route.method().equals(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", route.method());
            return new Reply(Reply.METHOD_NOT_ALLOWED, "only " + route.method() + " is answered here");
        }
        byte[] body = RequestBody.read(exchange, route.mostBytes());
        if (body == null) {
            return new Reply(Reply.TOO_LARGE, "the body is larger than " + route.mostBytes() + " bytes");
        }
        try {
            return route.answer().apply(new Request(exchange.getRequestHeaders(), body));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", route.method(), route.path(), e);
            return new Reply(Reply.FAILED, "this failed; the log says why");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        try {
            byte[] text = (reply.text() + "\n").getBytes(StandardCharsets.UTF_8);
            boolean bare = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(reply.status(), bare ? -1 : text.length);
            if (!bare) {
                exchange.getResponseBody().write(text);
                exchange.getResponseBody().flush(); // closing first waits for what is left of the request
            }
        } finally {
            exchange.close();
        }
    }

    private static UserError cannotListen(HostAndPort bind, String problem, @Nullable Exception e) {
        String message = "cannot listen on " + bind + " (" + problem + "): stop what has this address, or set"
                + " tidewatch.http.bind to another";
        return e == null ? new UserError(message) : new UserError(message, e);
    }

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
