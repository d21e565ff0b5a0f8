package dev.tidewatch.domain.segment;

import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.time.BillingInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds what MRR is split by beside the cohort: plan, currency, interval and the configured attributes. A line without an attribute
 * belongs to its empty value, so that the values of a dimension always add up to all.
 *
 * @param attributes names of attributes
 */
public record Dimensions(List<String> attributes) {

    /** Names that no attribute may take. */
    public static final Set<String> RESERVED =
            Set.of(Segment.ALL.dimension(), Segment.PLAN, Segment.CURRENCY, Segment.INTERVAL, Segment.COHORT);

    public Dimensions {
        attributes = List.copyOf(attributes);
    }

    /** One segment of each dimension, always in the same order. */
    public List<Segment> of(MrrLine line) {
        List<Segment> segments = new ArrayList<>(attributes.size() + 3);
        segments.add(new Segment(Segment.PLAN, line.planId()));
        segments.add(new Segment(Segment.CURRENCY, line.currency()));
        segments.add(new Segment(Segment.INTERVAL, iso8601(line.interval())));
        for (String attribute : attributes) {
            segments.add(new Segment(attribute, line.attributes().getOrDefault(attribute, "")));
        }
        return segments;
    }

    /** A month is P1M, half a year billed by months P6M. */
    private static String iso8601(BillingInterval interval) {
        return "P" + interval.count() + interval.unit().name().charAt(0);
    }
}
