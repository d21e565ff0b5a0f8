package dev.tidewatch.app.http;

import io.javalin.http.Context;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says in one line who was refused and why, and no more than a few lines a minute, whoever knocks and however often. */
final class RefusalLog {

    private static final int TIMEOUT = 408;

    /** What an operator wants to know of; a mistyped address is none of it. */
    private static final Set<Integer> TOLD = Set.of(
            Refusal.UNAUTHORIZED, Refusal.FORBIDDEN, TIMEOUT, Refusal.TOO_LARGE, Refusal.TOO_MANY, Refusal.UNAVAILABLE);

    private static final int MOST_LINES = 10;
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_CHARACTERS = 100;

    private final LongSupplier nanos;
    private final Consumer<String> log;
    private long windowStart;
    private int lines;
    private long unsaid;

    /** @param nanos a clock that only goes forward */
    RefusalLog(LongSupplier nanos, Consumer<String> log) {
        this.nanos = nanos;
        this.log = log;
        this.windowStart = nanos.getAsLong();
    }

    void tell(Context request, int status, String why) {
        if (TOLD.contains(status)) {
            tell(status + " to " + request.method() + " " + printable(request.path()) + " from " + request.ip() + ": "
                    + why);
        }
    }

    synchronized void tell(String refusal) {
        long now = nanos.getAsLong();
        if (now - windowStart >= WINDOW_NANOS) {
            if (unsaid > 0) {
                log.accept(unsaid + " more requests were refused in the minute before");
            }
            windowStart = now;
            lines = 0;
            unsaid = 0;
        }
        if (lines == MOST_LINES) {
            unsaid++;
            return;
        }
        lines++;
        log.accept("Refused: " + refusal);
    }

    /** A path is whatever somebody sends: it must not look like a line of ours. */
    private static String printable(String path) {
        String whole = path.length() > MOST_CHARACTERS ? path.substring(0, MOST_CHARACTERS) + "..." : path;
        return whole.replaceAll("[^!-~]", "?");
    }
}
