package dev.tidewatch.domain.history;

import dev.tidewatch.domain.time.BillingInterval;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * MRR of one combination of segments.
 *
 * @param attributes the configured ones, sorted
 * @param micros of its currency
 * @param booked micros of the reporting currency
 */
public record MrrLine(
        String planId,
        BillingInterval interval,
        String currency,
        Map<String, String> attributes,
        long micros,
        long booked) {

    public MrrLine {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    boolean splitsLike(MrrLine other) {
        return planId.equals(other.planId)
                && interval.equals(other.interval)
                && currency.equals(other.currency)
                && attributes.equals(other.attributes);
    }

    MrrLine plus(MrrLine other) {
        return new MrrLine(
                planId,
                interval,
                currency,
                attributes,
                Math.addExact(micros, other.micros),
                Math.addExact(booked, other.booked));
    }
}
