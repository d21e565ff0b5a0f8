package dev.tidewatch.domain.metric;

import dev.tidewatch.domain.time.BillingInterval;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * MRR of one combination of segments, in micros of its currency.
 *
 * @param attributes the configured ones, sorted
 */
public record MrrLine(
        String planId, BillingInterval interval, String currency, Map<String, String> attributes, long micros) {

    public MrrLine {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    boolean splitsLike(MrrLine other) {
        return planId.equals(other.planId)
                && interval.equals(other.interval)
                && currency.equals(other.currency)
                && attributes.equals(other.attributes);
    }
}
