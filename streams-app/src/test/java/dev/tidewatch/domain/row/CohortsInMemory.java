package dev.tidewatch.domain.row;

import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.FigureVector;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps cohorts as the metrics task does, and their rows as a consumer does. */
final class CohortsInMemory {

    private final SortedMap<String, Kept> cohorts = new TreeMap<>();
    private final SortedMap<String, CohortRow> rows = new TreeMap<>();

    private record Kept(Segment segment, Cohort cohort, CohortHistory history) {

        Kept plus(int day, CohortCounts counts) {
            return new Kept(segment, cohort, history.plus(new TreeMap<>(Map.of(day, counts))));
        }
    }

    void add(Segment segment, int day, FigureVector vector) {
        vector.cohorts().forEach((slice, amount) -> {
            Cohort month = Cohort.ofMonth(slice.value());
            add(segment, month, day, CohortCounts.of(slice.measure(), amount));
            add(segment, month.quarter(), day, CohortCounts.of(slice.measure(), amount));
        });
    }

    void publish(Publication publication) {
        cohorts.replaceAll((key, kept) -> new Kept(
                kept.segment,
                kept.cohort,
                kept.history.publish(kept.cohort, publication, row -> keep(key + "|" + row.offset(), row))));
    }

    SortedMap<String, CohortRow> rows() {
        return rows;
    }

    private void add(Segment segment, Cohort cohort, int day, CohortCounts counts) {
        String key = segment.key() + "|" + cohort.name();
        cohorts.put(
                key,
                cohorts.getOrDefault(key, new Kept(segment, cohort, CohortHistory.EMPTY))
                        .plus(day, counts));
    }

    /** A row that says the same as before is not published again, and a revision is a change. */
    private void keep(String key, CohortRow row) {
        CohortRow last = rows.put(key, row);
        if (last == null) {
            return;
        }
        boolean wasOver = last.asOfDay() == last.cohort().end(last.offset());
        int revision = last.revision() + (wasOver && !last.counts().equals(row.counts()) ? 1 : 0);
        if (row.equals(last) || row.revision() != revision) {
            throw new AssertionError(key + ": " + row + " after " + last);
        }
    }
}
