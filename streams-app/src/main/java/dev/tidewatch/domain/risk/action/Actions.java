package dev.tidewatch.domain.risk.action;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The actions on a customer's alerts of one kind: on the open one, and on alerts that are still to be opened, because an action can be
 * read before what its alert was raised by.
 *
 * @param byOpening by the instant at which the alert was, or will be, opened
 */
public record Actions(SortedMap<Instant, Acted> byOpening) {

    /** Actions are kept on so many alerts, the earliest: one is open, the others are awaited. */
    public static final int MOST_ALERTS = 4;

    public static final Actions NONE = new Actions(Collections.emptySortedMap());

    public Actions {
        byOpening = Collections.unmodifiableSortedMap(new TreeMap<>(byOpening));
    }

    public boolean isEmpty() {
        return byOpening.isEmpty();
    }

    /** Returns what is known of the alert that was opened then; null if nobody acted on it. */
    public @Nullable Acted on(Instant openedAt) {
        return byOpening.get(openedAt);
    }

    /** Returns when the alert is opened whose actions another alert's leave no room for: that one's or its own; null if all have room. */
    public @Nullable Instant crowdedOut(Instant openedAt) {
        if (byOpening.size() < MOST_ALERTS || byOpening.containsKey(openedAt)) {
            return null;
        }
        Instant last = byOpening.lastKey();
        return openedAt.isAfter(last) ? openedAt : last;
    }

    /** One more action; the very same if it says nothing new, or concerns an alert too far ahead. */
    @SuppressWarnings("ReferenceEquality") // what an action does not change is the very same
    public Actions with(Instant openedAt, Action action) {
        Acted before = on(openedAt);
        Acted after = before == null ? Acted.of(action) : before.and(Acted.of(action));
        if (before == after) {
            return this;
        }
        SortedMap<Instant, Acted> more = new TreeMap<>(byOpening);
        more.put(openedAt, after);
        if (more.size() > MOST_ALERTS) {
            more.remove(more.lastKey());
        }
        return more.equals(byOpening) ? this : new Actions(more);
    }

    /** Without those on alerts of which nothing comes any more; the very same if there are none. */
    public Actions without(Predicate<Instant> isOver) {
        SortedMap<Instant, Acted> rest = new TreeMap<>(byOpening);
        return rest.keySet().removeIf(isOver) ? new Actions(rest) : this;
    }
}
