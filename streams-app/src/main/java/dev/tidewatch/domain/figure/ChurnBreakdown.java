package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.difference.ChurnSlices;
import dev.tidewatch.domain.difference.TenureBand;
import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The churn movements of a window, split up.
 *
 * @param slices by {@code SliceMeasure.CHURN_...}
 */
public record ChurnBreakdown(SortedMap<Slice, Long> slices) {

    /**
     * The churns of one value.
     *
     * @param mrr micros, a positive size
     */
    public record Part(String value, long count, long mrr) {}

    /** By whose doing it was; the reason says. */
    public List<Part> byKind() {
        SortedMap<String, Part> kinds = new TreeMap<>();
        for (Part part : byReason()) {
            Churn.Kind kind = part.value().equals(ChurnSlices.UNKNOWN)
                    ? Churn.Kind.UNKNOWN
                    : Churn.Reason.valueOf(part.value()).kind();
            kinds.merge(
                    kind.name(),
                    new Part(kind.name(), part.count(), part.mrr()),
                    (left, right) -> new Part(left.value(), left.count() + right.count(), left.mrr() + right.mrr()));
        }
        return List.copyOf(kinds.values());
    }

    public List<Part> byReason() {
        return parts(SliceMeasure.CHURN_COUNT_BY_REASON, SliceMeasure.CHURN_MRR_BY_REASON);
    }

    /** A customer of two plans counts in both. */
    public List<Part> byPlan() {
        return parts(SliceMeasure.CHURN_COUNT_BY_PLAN, SliceMeasure.CHURN_MRR_BY_PLAN);
    }

    /** Returns the parts in ascending order of {@link TenureBand}. */
    public List<Part> byTenure() {
        List<Part> parts = new ArrayList<>();
        for (String band : TenureBand.labels()) {
            add(parts, band, SliceMeasure.CHURN_COUNT_BY_TENURE, SliceMeasure.CHURN_MRR_BY_TENURE);
        }
        return parts;
    }

    private List<Part> parts(SliceMeasure count, SliceMeasure mrr) {
        List<Part> parts = new ArrayList<>();
        for (Slice slice : slices.tailMap(new Slice(count, "")).keySet()) {
            if (slice.measure() == count) {
                add(parts, slice.value(), count, mrr);
            }
        }
        return parts;
    }

    private void add(List<Part> parts, String value, SliceMeasure count, SliceMeasure mrr) {
        long counted = slices.getOrDefault(new Slice(count, value), 0L);
        if (counted != 0) {
            parts.add(new Part(value, counted, slices.getOrDefault(new Slice(mrr, value), 0L)));
        }
    }
}
