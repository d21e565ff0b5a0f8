package dev.tidewatch.domain.row;

import java.util.List;

/**
 * Says what becomes of one segment when its rows are published.
 *
 * @param segment as it then is
 * @param days to be stored, in order
 * @param rows to be published, in order of day, then window; live ones last
 */
public record SegmentRows(SegmentDays segment, List<Day> days, List<MetricRow> rows) {

    /** The figures of a day that is closed now. */
    public record Day(int day, FigureDay figures) {}
}
