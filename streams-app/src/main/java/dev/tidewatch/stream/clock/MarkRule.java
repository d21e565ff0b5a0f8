package dev.tidewatch.stream.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a live task writes a mark, and of which instant. It only decides what is worth writing: that a mark passes no unread
 * event follows from the order in which the task reads, not from this guess.
 */
public final class MarkRule {

    /** Older arrivals are a history that is imported, a backlog, or late. */
    private static final Duration BEHIND = Duration.ofMinutes(1);

    /**
     * If arrivals are older than this, more of that age is probably unread, and a mark of the present would wait for all of it: on a machine that
     * does an eighth of what comes, eight minutes for a minute of events.
     */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** So many ticks without any arrival: then there is probably no backlog. */
    private static final int TICKS_TO_KNOW = 3;

    /** All quiet tasks mark its multiples, the same instants; the end of every day is among them. */
    public static final Duration QUIET = Duration.ofSeconds(10);

    private static final long NOT_YET = -1;

    private final Duration healthEvery;
    private final Duration behind;
    private final Duration soon;
    private final Duration quiet;
    private @Nullable Instant newestArrival;
    private @Nullable Instant unread;
    private @Nullable Instant marked;
    private int unsureFor = TICKS_TO_KNOW;
    private long healthTold;

    /** Since the last mark was written. */
    private boolean changed = true;

    /** Since the last mark with health was written. */
    private boolean healthChanged = true;

    private boolean markedChange;
    private boolean saidQuiet = true;

    /** @param healthEvery of the wall clock, as all that is said of it in seconds */
    public MarkRule(Duration healthEvery, LiveClock clock) {
        this.healthEvery = clock.during(healthEvery);
        this.behind = clock.during(BEHIND);
        this.soon = clock.during(SOON);
        this.quiet = clock.during(QUIET);
    }

    public void arrived(Instant occurredAt) {
        if (newestArrival == null || newestArrival.isBefore(occurredAt)) {
            newestArrival = occurredAt;
        }
    }

    /**
     * Something was taken that a mark may release. Returns whether the task has said that it is quiet, which no longer holds and must
     * be taken back.
     */
    public boolean changed() {
        boolean breaks = saidQuiet;
        saidQuiet = false;
        changed = true;
        healthChanged = true;
        return breaks;
    }

    /** The mark that was read did not tell everyone's health: the next one does. */
    public void healthWaits() {
        healthChanged = true;
        healthTold = NOT_YET;
    }

    /** Returns whether a mark is written and not read yet: it waits for older events. */
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
     * Until when the task, at a mark that it read, has nothing to tell; null if it may have at the next second. This is said to others:
     * {@link #changed} tells when it is to be taken back.
     *
     * @param due the earliest instant at which something falls due
     */
    public @Nullable Instant quietUntil(Instant mark, @Nullable Instant due) {
        saidQuiet = !changed && !markedChange && !isWaiting();
        if (!saidQuiet) {
            return null;
        }
        Instant next = next(mark, quiet);
        return due != null && due.isBefore(next) ? due : next;
    }

    /**
     * Returns whether a mark may be needed before the next multiple of {@link #QUIET}, so that each second is to be looked at.
     *
     * @param due the earliest instant at which something falls due
     */
    public boolean needsSeconds(Instant second, @Nullable Instant due) {
        Instant next = next(second, quiet);
        return changed
                || markedChange
                || isWaiting()
                || unsureFor > 0
                || (due != null && due.isBefore(next))
                || (healthChanged && next(second, healthEvery).isBefore(next));
    }

    /**
     * The mark of this second: of the present, or where events come that are older than {@link #SOON} of the task's own clock, so that what
     * changed is released. None while the last one is unread, because it would only wait behind it; nor where nothing needs one.
     *
     * @param clock the task's
     * @param due whether something has fallen due
     */
    public @Nullable Mark next(Instant present, Instant clock, boolean due) {
        if (isWaiting()) {
            return null;
        }
        Instant newest = newestArrival;
        newestArrival = null;
        boolean caughtUp = newest == null ? unsureFor == 0 : !newest.isBefore(present.minus(behind));
        if (caughtUp) {
            unsureFor = 0;
            return due || isNeeded(present)
                    ? written(new Mark(reachable(present, newest, clock), isHealthDue(present)))
                    : null;
        }
        if (newest == null) {
            unsureFor--;
            return null;
        }
        return written(new Mark(clock, false));
    }

    /** The present, unless that would wait for long; then what the task has seen. */
    private Instant reachable(Instant present, @Nullable Instant newest, Instant clock) {
        if (newest == null || !newest.isBefore(present.minus(soon))) {
            return present;
        }
        return newest.isAfter(clock) ? newest : clock;
    }

    /** Also when the last mark was of a change: the next one says that there was no other. */
    private boolean isNeeded(Instant present) {
        return changed
                || markedChange
                || marked == null
                || number(marked, quiet) != number(present, quiet)
                || (healthChanged && number(present, healthEvery) > healthTold);
    }

    private Mark written(Mark mark) {
        unread = mark.to();
        marked = mark.to();
        markedChange = changed;
        changed = false;
        healthChanged &= !mark.health();
        return mark;
    }

    private boolean isHealthDue(Instant present) {
        long interval = number(present, healthEvery);
        boolean due = interval > healthTold;
        healthTold = interval;
        return due;
    }

    private static Instant next(Instant instant, Duration interval) {
        return Instant.ofEpochMilli((number(instant, interval) + 1) * interval.toMillis());
    }

    private static long number(Instant instant, Duration interval) {
        return Math.floorDiv(instant.toEpochMilli(), interval.toMillis());
    }
}
