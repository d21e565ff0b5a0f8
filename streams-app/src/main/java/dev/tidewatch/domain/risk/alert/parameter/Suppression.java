package dev.tidewatch.domain.risk.alert.parameter;

import dev.tidewatch.domain.risk.score.JudgedCustomer;
import java.util.Map;
import java.util.Set;

/**
 * Says which alerts are held back.
 *
 * @param kinds for every customer
 * @param attribute every kind for the customers in which this attribute is {@code true}; empty for none
 * @param holdout every kind for these customers
 */
public record Suppression(Set<AlertKind> kinds, String attribute, Holdout holdout) {

    /** Nothing is. */
    public static final Suppression NONE = new Suppression(Set.of(), "");

    public Suppression {
        kinds = Set.copyOf(kinds);
    }

    /** Without a hold-out. */
    public Suppression(Set<AlertKind> kinds, String attribute) {
        this(kinds, attribute, Holdout.NONE);
    }

    public boolean holds(AlertKind kind, JudgedCustomer judged) {
        return kinds.contains(kind) || (!attribute.isEmpty() && holds(kind, judged.attributes()));
    }

    public boolean holds(AlertKind kind, Map<String, String> attributes) {
        return kinds.contains(kind) || (!attribute.isEmpty() && "true".equalsIgnoreCase(attributes.get(attribute)));
    }
}
