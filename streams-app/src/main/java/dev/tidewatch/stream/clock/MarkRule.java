package dev.tidewatch.stream.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a live task writes a mark, and of which instant. It only decides what is worth writing: that a mark passes no unread
 * event follows from the order in which the task reads, not from this guess.
 */
public final class MarkRule {

    /** Older arrivals are a history that is imported, a backlog, or late. */
    private static final Duration BEHIND = Duration.ofMinutes(1);

    /** So many ticks without any arrival: then there is probably no backlog. */
    private static final int TICKS_TO_KNOW = 3;

    private final Duration healthEvery;
    private @Nullable Instant newestArrival;
    private @Nullable Instant unread;
    private int unsureFor = TICKS_TO_KNOW;
    private long healthTold;

    public MarkRule(Duration healthEvery) {
        this.healthEvery = healthEvery;
    }

    public void arrived(Instant occurredAt) {
        if (newestArrival == null || newestArrival.isBefore(occurredAt)) {
            newestArrival = occurredAt;
        }
    }

    /** Whether a mark is written and not read yet: it waits for older events. */
    public boolean isWaiting() {
        return unread != null;
    }

    /** A mark was read, this task's or another's before it. */
    public void read(Instant to) {
        if (to.equals(unread)) {
            unread = null;
        }
    }

    /**
     * The mark of this second: of the wall clock, or where old events are worked off of the task's own clock, so that what changed
     * is released. None while the last one is unread, because it would only wait behind it.
     *
     * @param clock the task's
     */
    public @Nullable Mark next(Instant wallClock, Instant clock) {
        if (isWaiting()) {
            return null;
        }
        Instant newest = newestArrival;
        newestArrival = null;
        boolean caughtUp = newest == null ? unsureFor == 0 : !newest.isBefore(wallClock.minus(BEHIND));
        if (caughtUp) {
            unsureFor = 0;
            return written(new Mark(wallClock, isHealthDue(wallClock)));
        }
        if (newest == null) {
            unsureFor--;
            return null;
        }
        return written(new Mark(clock, false));
    }

    private Mark written(Mark mark) {
        unread = mark.to();
        return mark;
    }

    private boolean isHealthDue(Instant wallClock) {
        long interval = wallClock.toEpochMilli() / healthEvery.toMillis();
        boolean due = interval > healthTold;
        healthTold = interval;
        return due;
    }
}
