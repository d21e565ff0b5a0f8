package dev.tidewatch.app.digest;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Holds the MRR at the start and at the end of a day in one currency, and what moved it between.
 *
 * @param changes by what they are; below 0 for a loss
 * @param transfers MRR that went from one currency to another without being won or lost; 0 in the reporting currency
 */
public record Waterfall(
        String currency, BigDecimal start, Map<Flow, BigDecimal> changes, BigDecimal transfers, BigDecimal end) {

    public Waterfall {
        changes = Map.copyOf(changes);
    }

    public BigDecimal change(Flow flow) {
        return changes.getOrDefault(flow, BigDecimal.ZERO);
    }

    /** Returns the end as the start and the changes make it. */
    BigDecimal sum() {
        return changes.values().stream().reduce(start.add(transfers), BigDecimal::add);
    }
}
