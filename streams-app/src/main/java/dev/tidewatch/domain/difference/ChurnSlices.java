package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A churn by its reason, the plans that were lost and how long the customer had stayed. */
public final class ChurnSlices {

    /** A churn whose reason nothing says has this one. */
    public static final String UNKNOWN = "UNKNOWN";

    private final Timeline timeline;
    private final int entry;
    private final int sign;
    private final Differences sum;

    private ChurnSlices(Timeline timeline, int entry, int sign, Differences sum) {
        this.timeline = timeline;
        this.entry = entry;
        this.sign = sign;
        this.sum = sum;
    }

    /** Adds the slices of an entry that is a churn. */
    static void add(Timeline timeline, int entry, int sign, Differences sum) {
        new ChurnSlices(timeline, entry, sign, sum).add();
    }

    private void add() {
        Churn.Reason reason = timeline.entry(entry).reason();
        String band = TenureBand.of(tenure()).label();
        timeline.before(entry).bySegment().forEach((segment, lost) -> {
            add(segment, SliceMeasure.CHURN_COUNT_BY_REASON, reason == null ? UNKNOWN : reason.name(), 1);
            add(segment, SliceMeasure.CHURN_MRR_BY_REASON, reason == null ? UNKNOWN : reason.name(), lost);
            add(segment, SliceMeasure.CHURN_COUNT_BY_TENURE, band, 1);
            add(segment, SliceMeasure.CHURN_MRR_BY_TENURE, band, lost);
        });
        byPlan().forEach((segment, plans) -> plans.forEach((plan, lost) -> {
            add(segment, SliceMeasure.CHURN_COUNT_BY_PLAN, plan, 1);
            add(segment, SliceMeasure.CHURN_MRR_BY_PLAN, plan, lost);
        }));
    }

    private int tenure() {
        Instant since = timeline.since(entry);
        return since == null ? 0 : timeline.day(entry) - timeline.day(since);
    }

    private Map<Segment, Map<String, Long>> byPlan() {
        Map<Segment, Map<String, Long>> plans = new HashMap<>();
        for (MrrLine line : timeline.positionBefore(entry).lines()) {
            if (line.booked() > 0) {
                List<Segment> segments =
                        new ArrayList<>(timeline.rules().dimensions().of(line));
                segments.add(Segment.ALL);
                segments.add(timeline.cohort());
                for (Segment segment : segments) {
                    plans.computeIfAbsent(segment, key -> new TreeMap<>())
                            .merge(line.planId(), line.booked(), Math::addExact);
                }
            }
        }
        return plans;
    }

    private void add(Segment segment, SliceMeasure measure, String value, long amount) {
        sum.add(segment, timeline.day(entry), new Slice(measure, value), sign * amount);
    }
}
