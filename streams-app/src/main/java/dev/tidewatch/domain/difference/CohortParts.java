package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.money.Share;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.segment.Split;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a customer is to its cohort on a day, in every segment in which it began: docs/formulas.md, "Cohorts". Its MRR is that of
 * the whole customer, shared as it was when it began.
 */
final class CohortParts extends Parts.Rule {

    private final Segment cohort;
    private final List<Slice> slices;

    CohortParts(Segment cohort) {
        super(0, 4);
        this.cohort = cohort;
        this.slices = List.of(
                new Slice(SliceMeasure.COHORT_CUSTOMERS_START, cohort.value()),
                new Slice(SliceMeasure.COHORT_MRR_START, cohort.value()),
                new Slice(SliceMeasure.COHORT_CUSTOMERS, cohort.value()),
                new Slice(SliceMeasure.COHORT_MRR, cohort.value()));
    }

    @Override
    public void record(Differences sum, Segment segment, int day, long[] step) {
        for (int i = 0; i < step.length; i++) {
            sum.add(segment, day, slices.get(i), step[i]);
        }
    }

    @Override
    public void of(Timeline timeline, int day, BiConsumer<Segment, long[]> part) {
        if (!timeline.hasBegunBy(day) || !timeline.cohort().equals(cohort)) {
            return;
        }
        Split began = timeline.began();
        long now = timeline.atEndOf(day).mrr();
        began.bySegment().forEach((segment, mrr) -> {
            if (!segment.dimension().equals(Segment.COHORT)) {
                long worth = now == began.mrr() ? mrr : Share.of(now, mrr, began.mrr());
                part.accept(segment, new long[] {1, mrr, now > 0 ? 1 : 0, worth});
            }
        });
    }
}
