package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Says where a customer's alerts come from: each origin has one lifecycle, and at most one open alert.
 *
 * @param rule the name of the rule that raises them; null: the kind's own
 */
public record AlertOrigin(AlertKind kind, @Nullable String rule) implements Comparable<AlertOrigin> {

    private static final Comparator<AlertOrigin> ORDER = Comparator.comparing(AlertOrigin::kind)
            .thenComparing(AlertOrigin::rule, Comparator.nullsFirst(Comparator.naturalOrder()));

    public static AlertOrigin of(AlertKind kind) {
        return new AlertOrigin(kind, null);
    }

    /** Alerts of rules say that a customer may leave. */
    public static AlertOrigin of(String rule) {
        return new AlertOrigin(AlertKind.AT_RISK, rule);
    }

    @Override
    public int compareTo(AlertOrigin other) {
        return ORDER.compare(this, other);
    }
}
