package dev.tidewatch.app.http;

import com.google.common.base.Throwables;
import com.google.common.net.HostAndPort;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.views.store.ViewsClosed;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers routes at one address until it is closed; what it has begun to answer by then, it answers. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String NOT_FREE = "in use, or not an address of this machine";

    static final String STOPPING = "this instance is stopping: send it again";

    private static final int THREADS = 64;
    private static final int KEPT_THREADS = 20;
    private static final int IDLE_THREADS = 4;
    private static final int MOST_SUSPENDED = 1_000;
    private static final int MOST_CONNECTIONS = 5_000;
    private static final int MOST_HEADER_BYTES = 32_768;

    /** Longer than any answer takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HostAndPort bind;
    private final Bodies bodies;

    /** What waits for no other request: health and metrics, and what holds no thread while it is open. */
    private final Set<String> unlimited = new TreeSet<>(Set.of("/healthz", "/readyz", "/metrics", "/api/stream"));

    private final List<String> answered = new ArrayList<>();

    /** A request holds one until the last byte of its answer is written; an open stream holds none. */
    private final Semaphore unanswered = new Semaphore(MOST_CONNECTIONS);

    private final Javalin javalin;
    private String url = "";
    private volatile boolean closing;

    private WebServer(HostAndPort bind, Access access, Bodies.Pace pace, Consumer<Routes> routes) {
        this.bind = bind;
        this.bodies = new Bodies(pace);
        this.javalin = Javalin.create(config -> configure(config, access, routes));
    }

    /** What is answered where. */
    public interface Routes {

        void get(String path, Handler handler);

        void delete(String path, Handler handler);

        /**
         * Answers once the whole body is there.
         *
         * @param mostBytes of a body
         */
        void post(String path, int mostBytes, BodyHandler handler);
    }

    /**
     * Listens on return.
     *
     * @throws UserError if the address cannot be had
     */
    public static WebServer listen(HostAndPort bind, Access access, Consumer<Routes> routes) {
        return listen(bind, access, Bodies.Pace.DEFAULT, routes);
    }

    /**
     * Returns if the address can be had now: who is to listen there after a slow start learns of it at once.
     *
     * @throws UserError if it cannot
     */
    public static void checkFree(HostAndPort bind) {
        InetSocketAddress address = resolved(bind);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw cannotListen(bind, NOT_FREE, e);
        }
    }

    private static InetSocketAddress resolved(HostAndPort bind) {
        InetSocketAddress address = new InetSocketAddress(bind.getHost(), bind.getPort());
        if (address.isUnresolved()) {
            throw cannotListen(bind, "no such host", null);
        }
        return address;
    }

    static WebServer listen(HostAndPort bind, Access access, Bodies.Pace pace, Consumer<Routes> routes) {
        resolved(bind);
        WebServer server = new WebServer(bind, access, pace, routes);
        try {
            server.start();
            return server;
        } catch (JavalinBindException e) {
            throw cannotListen(bind, NOT_FREE, e);
        }
    }

    /** Such as {@code http://127.0.0.1:8080}. */
    public String url() {
        return url;
    }

    /** New requests are refused, those that are being answered are finished. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        bodies.refuseUnfinished();
        try {
            if (!unanswered.tryAcquire(MOST_CONNECTIONS, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Some requests were not answered within {} s of the end", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        javalin.stop();
        bodies.close();
    }

    /** What it answers, such as {@code GET /api/status}. */
    public List<String> routes() {
        return List.copyOf(answered);
    }

    private void start() {
        javalin.start(bind.getHost(), bind.getPort());
        String host = new InetSocketAddress(bind.getHost(), 0).getAddress().getHostAddress();
        url = "http://" + HostAndPort.fromParts(host, javalin.port());
    }

    private void configure(JavalinConfig config, Access access, Consumer<Routes> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(server -> {
            server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
            server.setHandler(limited());
            server.setErrorHandler(new ServerErrors());
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ServerErrors()));
        config.jetty.modifyHttpConfiguration(WebServer::limit);
        config.routes.before(access::admit);
        routes.accept(new Routes() {
            @Override
            public void get(String path, Handler handler) {
                add(config, HandlerType.GET, path, handler);
            }

            @Override
            public void delete(String path, Handler handler) {
                add(config, HandlerType.DELETE, path, handler);
            }

            @Override
            public void post(String path, int mostBytes, BodyHandler handler) {
                unlimited.add(path);
                add(config, HandlerType.POST, path, request -> bodies.take(request, mostBytes, handler));
            }
        });
        config.routes.exception(Refusal.class, (e, request) -> {
            access.refused(request, e.status(), e.text());
            ErrorAnswer.write(request, e.status(), e.text());
        });
        config.routes.exception(LoginFirst.class, (e, request) -> request.redirect(Login.PATH));
        config.routes.exception(HttpResponseException.class, ErrorAnswer::write);
        config.routes.exception(Exception.class, WebServer::failed);
    }

    private void add(JavalinConfig config, HandlerType method, String path, Handler handler) {
        answered.add(method + " " + path);
        config.routes.addHttpHandler(method, path, finished(handler));
    }

    private Handler finished(Handler handler) {
        return request -> {
            if (closing || !unanswered.tryAcquire()) {
                request.header("Retry-After", "1");
                throw new Refusal(Refusal.UNAVAILABLE, STOPPING);
            }
            try {
                handler.handle(request);
            } finally {
                if (request.req().isAsyncStarted()) {
                    unanswered.release();
                } else {
                    // What the handler answers is written when it has returned.
                    Request.addCompletionListener(
                            ServletContextRequest.getServletContextRequest(request.req()),
                            failure -> unanswered.release());
                }
            }
        };
    }

    private static void failed(Exception e, Context request) {
        if (Throwables.getCausalChain(e).stream().anyMatch(EofException.class::isInstance)) {
            return; // whoever asked is gone
        }
        if (e instanceof ViewsClosed) {
            ErrorAnswer.write(request, Refusal.UNAVAILABLE, STOPPING);
            return;
        }
        LOG.error("{} {} failed", request.method(), request.path(), e);
        ErrorAnswer.write(request, Refusal.FAILED, "this failed; the log says why");
    }

    /** So many requests are answered at once that threads are left for what must always be. */
    private QoSHandler limited() {
        QoSHandler limited = new QoSHandler();
        limited.setMaxRequestCount(THREADS - KEPT_THREADS);
        limited.setMaxSuspendedRequestCount(MOST_SUSPENDED);
        limited.setMaxSuspend(PATIENCE);
        limited.exclude(unlimited.stream().map(UriTemplatePathSpec::new).toArray(PathSpec[]::new));
        return limited;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, IDLE_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        return threads;
    }

    private static void limit(HttpConfiguration http) {
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setSendServerVersion(false);
        // The id of an alert has bars in it, which many a client sends as they are.
        http.setUriCompliance(http.getUriCompliance().with("BARS", UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS));
    }

    private static UserError cannotListen(HostAndPort bind, String problem, @Nullable Exception e) {
        String message = "cannot listen on " + bind + " (" + problem + "): stop what has this address, or set"
                + " tidewatch.http.bind to another";
        return e == null ? new UserError(message) : new UserError(message, e);
    }
}
