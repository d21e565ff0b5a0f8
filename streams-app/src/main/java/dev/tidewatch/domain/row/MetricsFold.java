package dev.tidewatch.domain.row;

import dev.tidewatch.domain.vector.FigureVector;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a segment's figures: what a release adds to them, and which rows come of them once all tasks have
 * come further. It reads stored days and writes nothing.
 */
public record MetricsFold(Publication publication) {

    /**
     * Returns the segment after something was added to one of its days.
     *
     * @param known null before the first
     */
    public static SegmentDays added(@Nullable SegmentDays known, int day, FigureVector vector) {
        SegmentDays changed = known == null ? SegmentDays.startingAt(day) : known.changedAt(day);
        return changed.with(vector.natives().keySet());
    }

    /** Returns true if an amount, a rate or a day of a segment is another; else there is nothing to say of it. */
    public boolean isNews(SegmentDays stored) {
        return revalued(stored).changed() != null || !publication.isOfTheSameDays();
    }

    /**
     * Decides the rows of a segment, and what is to be stored of it.
     *
     * @param days the segment's stored ones, {@link FigureDay#EMPTY} where nothing is stored
     */
    public SegmentRows rows(SegmentDays stored, IntFunction<FigureDay> days) {
        return new SegmentUpdate(revalued(stored), publication, days).run();
    }

    private SegmentDays revalued(SegmentDays stored) {
        return stored.revalued(publication.ratesSince());
    }
}
