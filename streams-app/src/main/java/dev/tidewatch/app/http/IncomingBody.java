package dev.tidewatch.app.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;

/** One body on its way. It holds no thread while nothing comes, and ends at the latest when its pace is not kept. */
final class IncomingBody implements Invocable.Task {

    private static final int REQUEST_TIMEOUT = 408;

    private final Content.Source source;
    private final Limits limits;
    private final long startNanos = System.nanoTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private volatile int received;

    /**
     * Holds what ends it early.
     *
     * @param held bytes of all bodies that are not answered yet
     * @param mostHeld of those
     */
    record Limits(int mostBytes, Bodies.Pace pace, AtomicLong held, long mostHeld) {}

    IncomingBody(Content.Source source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    static Refusal tooLarge(int mostBytes) {
        return new Refusal(Refusal.TOO_LARGE, "the body is larger than " + mostBytes + " bytes");
    }

    /** Completed with all of it, or with a {@link Refusal}. */
    CompletableFuture<byte[]> whole() {
        return whole;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Takes what is there. */
    @Override
    public void run() {
        while (!whole.isDone()) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                refuse(Refusal.badRequest("the body did not come whole"));
                return;
            }
            take(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (last) {
                whole.complete(bytes.toByteArray());
            }
        }
    }

    /** To be called now and then. */
    void look() {
        if (!limits.pace.isKept(System.nanoTime() - startNanos, received)) {
            refuse(new Refusal(
                    REQUEST_TIMEOUT,
                    "the body came too slowly: it must be whole within "
                            + limits.pace.grace().toSeconds()
                            + " s and a second for every "
                            + limits.pace.bytesPerSecond() + " bytes"));
        }
    }

    /** Ends it, unless it is whole. */
    void refuse(Refusal refusal) {
        whole.completeExceptionally(refusal);
    }

    /** Its bytes are of no use any more. */
    void release() {
        limits.held.addAndGet(-received);
    }

    private void take(ByteBuffer some) {
        int size = some.remaining();
        int soFar = received + size;
        received = soFar; // by this thread only
        if (limits.held.addAndGet(size) > limits.mostHeld) {
            refuse(new Refusal(Refusal.UNAVAILABLE, "too many bodies are on their way already: send it again"));
        } else if (soFar > limits.mostBytes) {
            refuse(tooLarge(limits.mostBytes));
        } else {
            byte[] part = new byte[size];
            some.get(part);
            bytes.writeBytes(part);
        }
    }
}
