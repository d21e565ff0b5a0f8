package dev.tidewatch.app.http;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * One client's server-sent events. It holds no thread: what the client does not take at once waits, and a client that lets
 * more than {@link #MOST_WAITING} bytes wait is dropped; it connects anew and starts from what is then true.
 */
public final class EventStream implements WriteListener, AsyncListener {

    static final int MOST_WAITING = 2 << 20;

    private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext async;

    /** The request is answered when it is done. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private final ServletOutputStream out;
    private final BooleanSupplier admitted;
    private final Consumer<EventStream> whenGone;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean open;
    private boolean gone;

    private EventStream(
            AsyncContext async, ServletOutputStream out, BooleanSupplier admitted, Consumer<EventStream> whenGone) {
        this.admitted = admitted;
        this.async = async;
        this.out = out;
        this.whenGone = whenGone;
        offer(List.of(HELLO));
    }

    /** Answers the request with a stream; the request's handler returns at once. */
    public static EventStream open(Context request, Consumer<EventStream> whenGone) throws IOException {
        request.res().setContentType("text/event-stream");
        request.res().setCharacterEncoding("UTF-8");
        request.res().setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.req().startAsync();
        async.setTimeout(0);
        ServletOutputStream out = request.res().getOutputStream();
        EventStream stream = new EventStream(async, out, Access.admitted(request), whenGone);
        async.addListener(stream);
        request.future(() -> stream.end);
        out.setWriteListener(stream);
        return stream;
    }

    /** One event on the wire; the data must be one line. */
    public static byte[] frame(String event, String data) {
        return ("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The same with an id, which the client sends when it comes again. */
    public static byte[] frame(String id, String event, String data) {
        return ("id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** No event: the client remembers the id. */
    public static byte[] mark(String id) {
        return ("id: " + id + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Never waits; ends the stream of who is not admitted any more. */
    public void offer(List<byte[]> frames) {
        if (!admitted.getAsBoolean()) {
            close();
            return;
        }
        boolean slow;
        synchronized (this) {
            if (gone) {
                return;
            }
            for (byte[] frame : frames) {
                waiting.add(frame);
                waitingBytes += frame.length;
            }
            pump();
            slow = waitingBytes > MOST_WAITING;
        }
        if (slow) {
            cut();
        }
    }

    /** Closes the stream in good order. */
    public void close() {
        if (leave()) {
            end.complete(null);
        }
    }

    @Override
    public synchronized void onWritePossible() {
        open = true;
        pump();
    }

    @Override
    public void onError(Throwable broken) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void pump() {
        try {
            while (open && !gone && out.isReady()) {
                byte[] next = waiting.poll();
                if (next == null) {
                    return;
                }
                waitingBytes -= next.length;
                out.write(next);
                if (waiting.isEmpty() && out.isReady()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            waitingBytes = MOST_WAITING + 1;
        }
    }

    /** Without waiting for what is being written. */
    private void cut() {
        if (leave()) {
            ServletContextRequest.getServletContextRequest((HttpServletRequest) async.getRequest())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
        }
    }

    private boolean leave() {
        synchronized (this) {
            if (gone) {
                return false;
            }
            gone = true;
            waiting.clear();
        }
        whenGone.accept(this);
        return true;
    }
}
