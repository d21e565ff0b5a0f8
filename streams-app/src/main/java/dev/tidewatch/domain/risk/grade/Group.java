package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that are graded together.
 *
 * @param heldOut about customers of the hold-out
 */
record Group(AlertKind kind, @Nullable String rule, boolean heldOut) implements Comparable<Group> {

    private static final Comparator<Group> ORDER = Comparator.comparing(Group::kind)
            .thenComparing(Group::rule, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Group::heldOut);

    static Group of(GradedAlert alert) {
        return new Group(alert.kind(), alert.rule(), alert.isHeldOut());
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
