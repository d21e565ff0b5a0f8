package dev.tidewatch.domain.segment;

import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.MrrPosition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One customer's MRR by segment, in micros of the reporting currency as booked; only amounts above 0 are in it. */
public final class Split {

    private final Map<Segment, Long> bySegment = new LinkedHashMap<>();
    private Map<Segment, Long> foreign = Map.of();
    private Map<Segment, Map<String, Long>> natives = Map.of();
    private final boolean withoutRate;

    private Split(boolean withoutRate) {
        this.withoutRate = withoutRate;
    }

    /**
     * Returns what a customer's lines come to.
     *
     * @param cohort the customer's own
     */
    public static Split of(MrrPosition position, Segment cohort, Dimensions dimensions, String reportingCurrency) {
        Split split = new Split(!position.waiting().isEmpty());
        for (MrrLine line : position.lines()) {
            boolean foreign = !line.currency().equals(reportingCurrency);
            split.add(Segment.ALL, line, foreign);
            split.add(cohort, line, foreign);
            dimensions.of(line).forEach(segment -> split.add(segment, line, foreign));
        }
        return split;
    }

    private void add(Segment segment, MrrLine line, boolean isForeign) {
        if (line.booked() > 0) {
            bySegment.merge(segment, line.booked(), Math::addExact);
        }
        if (isForeign) {
            foreign = foreign.isEmpty() ? new HashMap<>() : foreign;
            natives = natives.isEmpty() ? new HashMap<>() : natives;
            foreign.merge(segment, line.booked(), Math::addExact);
            natives.computeIfAbsent(segment, key -> new TreeMap<>())
                    .merge(line.currency(), line.micros(), Math::addExact);
        }
    }

    public long mrr() {
        return of(Segment.ALL);
    }

    /** Returns whether a part of the MRR has no rate, and is not booked. */
    public boolean withoutRate() {
        return withoutRate;
    }

    public long of(Segment segment) {
        return bySegment.getOrDefault(segment, 0L);
    }

    public Map<Segment, Long> bySegment() {
        return bySegment;
    }

    /** Returns the part of {@link #bySegment} that lies in other currencies. */
    public Map<Segment, Long> foreign() {
        return foreign;
    }

    /** Returns what lies in other currencies, in micros of each. */
    public Map<Segment, Map<String, Long>> natives() {
        return natives;
    }
}
