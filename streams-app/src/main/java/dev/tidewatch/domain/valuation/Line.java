package dev.tidewatch.domain.valuation;

import dev.tidewatch.domain.time.BillingInterval;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what MRR is split by: every segment but the cohort can be read off a line. */
public record Line(
        String subscriptionId,
        String planId,
        @Nullable String productId,
        BillingInterval interval,
        String currency,
        Map<String, String> attributes)
        implements Comparable<Line> {

    private static final Comparator<Line> ORDER = Comparator.comparing(Line::subscriptionId)
            .thenComparing(Line::planId)
            .thenComparing(Line::productId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Line::interval)
            .thenComparing(Line::currency)
            .thenComparing(Line::attributes, Line::compareSorted);

    Line with(Map<String, String> changed) {
        return new Line(subscriptionId, planId, productId, interval, currency, changed);
    }

    @Override
    public int compareTo(Line other) {
        return ORDER.compare(this, other);
    }

    private static int compareSorted(Map<String, String> left, Map<String, String> right) {
        Iterator<Map.Entry<String, String>> others = right.entrySet().iterator();
        for (Map.Entry<String, String> entry : left.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<String, String> other = others.next();
            int byName = entry.getKey().compareTo(other.getKey());
            int order = byName != 0 ? byName : entry.getValue().compareTo(other.getValue());
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
