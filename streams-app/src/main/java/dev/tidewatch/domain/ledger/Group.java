package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.valuation.Position;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The steps that make one movement, while they are collected. A transfer that stands alone is a group without a window. */
final class Group {

    private final Instant start;
    private final Instant end;
    private final Position before;
    private Position after;
    private final SortedSet<String> causes = new TreeSet<>();
    private final SortedSet<String> subscriptionIds = new TreeSet<>();
    private final Set<Trigger> rule = EnumSet.noneOf(Trigger.class);
    private @Nullable Churn lastStop;

    /** @param end the first instant that no longer belongs to it */
    Group(Instant start, Instant end, Position before) {
        this.start = start;
        this.end = end;
        this.before = before;
        this.after = before;
    }

    void add(WorthChange change) {
        causes.add(change.cause());
        subscriptionIds.add(change.inForce().subscriptionId());
        rule.add(change.trigger());
    }

    /** @param stop why the subscription stopped that lost most in this step; null if none did */
    void settle(Position position, @Nullable Churn stop) {
        after = position;
        lastStop = stop;
    }

    /** A transfer moves the position without being the group's last step. */
    void settle(Position position) {
        after = position;
    }

    boolean holds(Instant at) {
        return at.isBefore(end);
    }

    Instant start() {
        return start;
    }

    Position before() {
        return before;
    }

    Position after() {
        return after;
    }

    SortedSet<String> causes() {
        return causes;
    }

    SortedSet<String> subscriptionIds() {
        return subscriptionIds;
    }

    Set<Trigger> rule() {
        return rule;
    }

    @Nullable
    Churn lastStop() {
        return lastStop;
    }
}
