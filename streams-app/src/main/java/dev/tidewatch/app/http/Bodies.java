package dev.tidewatch.app.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bodies of requests. Whoever sends slowly holds no thread, and is cut off by a clock that does not wait for his next
 * byte; what came whole is answered on threads that nothing else needs, so that a broker that is away stops no health check.
 */
final class Bodies implements AutoCloseable {

    private static final int WORKERS = 16;
    private static final int MOST_WAITING = 1_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final long TICK_MS = 250;

    private final Pace pace;
    private final Set<IncomingBody> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong held = new AtomicLong();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), named("http-body"));
    private final ScheduledFuture<?> looking;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("http-body-clock"));

    /**
     * Says how fast a body must come.
     *
     * @param grace for the first byte and for whatever the network does
     * @param bytesPerSecond on average from then on
     */
    record Pace(Duration grace, int bytesPerSecond) {

        static final Pace DEFAULT = new Pace(Duration.ofSeconds(4), 64 * 1024);

        boolean isKept(long nanos, long bytes) {
            return nanos <= grace.toNanos() + TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
        }
    }

    Bodies(Pace pace) {
        this.pace = pace;
        workers.allowCoreThreadTimeOut(true);
        looking = clock.scheduleWithFixedDelay(
                () -> open.forEach(IncomingBody::look), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Has the request answered when its body is there; returns at once.
     *
     * @throws Refusal of a body that is announced as too large
     */
    void take(Context request, int mostBytes, BodyHandler handler) {
        if (request.req().getContentLengthLong() > mostBytes) {
            throw leaving(request, IncomingBody.tooLarge(mostBytes));
        }
        try {
            handler.check(request);
        } catch (Refusal refusal) {
            throw leaving(request, refusal);
        }
        request.future(() -> answered(request, mostBytes, handler));
    }

    /** What has not come whole by now is not waited for. */
    void refuseUnfinished() {
        open.forEach(incoming -> incoming.refuse(new Refusal(Refusal.UNAVAILABLE, WebServer.STOPPING)));
    }

    /** Nothing is taken any more. */
    @Override
    public void close() {
        looking.cancel(false);
        clock.shutdownNow();
        workers.shutdown();
    }

    /** @param done once the handler has returned or failed */
    private record Asked(Context request, BodyHandler handler, CompletableFuture<Void> done) {

        void answer(byte @Nullable [] body, @Nullable Throwable failure) {
            try {
                if (failure instanceof Refusal refusal) {
                    throw leaving(request, refusal);
                }
                if (body == null) {
                    throw new IllegalStateException("a body is there or refused", failure);
                }
                handler.answer(request, body);
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        }

        void putOff() {
            request.header("Retry-After", "1");
            done.completeExceptionally(
                    new Refusal(Refusal.UNAVAILABLE, "too much waits to be answered already: send it again"));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // all of them end in the one that is returned
    private CompletableFuture<Void> answered(Context request, int mostBytes, BodyHandler handler) {
        IncomingBody incoming = new IncomingBody(
                ServletContextRequest.getServletContextRequest(request.req()),
                new IncomingBody.Limits(mostBytes, pace, held, MOST_BYTES));
        open.add(incoming);
        Asked asked = new Asked(request, handler, new CompletableFuture<>());
        asked.done.whenComplete((nothing, failure) -> {
            open.remove(incoming);
            incoming.release();
        });
        incoming.whole().whenCompleteAsync(asked::answer, workers).exceptionally(busy -> {
            asked.putOff();
            return new byte[0];
        });
        incoming.run();
        return asked.done;
    }

    /** What is left of the body is not read. */
    private static Refusal leaving(Context request, Refusal refusal) {
        request.header("Connection", "close");
        return refusal;
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
