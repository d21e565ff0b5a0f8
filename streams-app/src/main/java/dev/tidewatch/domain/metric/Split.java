package dev.tidewatch.domain.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One customer's MRR by segment, in micros of the reporting currency; only amounts above 0 are in it. */
final class Split {

    private final Map<Segment, Long> bySegment = new LinkedHashMap<>();
    private long mrr;
    private boolean withoutRate;

    private Split() {}

    /**
     * What a customer's lines come to.
     *
     * @param cohort the customer's own
     */
    static Split of(List<MrrLine> lines, Segment cohort, Dimensions dimensions, String reportingCurrency) {
        Split split = new Split();
        for (MrrLine line : lines) {
            if (line.currency().equals(reportingCurrency)) {
                split.mrr = Math.addExact(split.mrr, line.micros());
                for (Segment segment : dimensions.of(line)) {
                    split.bySegment.merge(segment, line.micros(), Math::addExact);
                }
            } else {
                split.withoutRate = true;
            }
        }
        if (split.mrr > 0) {
            split.bySegment.put(Segment.ALL, split.mrr);
            split.bySegment.put(cohort, split.mrr);
        }
        return split;
    }

    long mrr() {
        return mrr;
    }

    boolean withoutRate() {
        return withoutRate;
    }

    long of(Segment segment) {
        return bySegment.getOrDefault(segment, 0L);
    }

    Map<Segment, Long> bySegment() {
        return bySegment;
    }
}
