package dev.tidewatch.domain.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One cohort in one segment: what each period added, and what came since.
 *
 * @param periods by offset, of days that are closed
 * @param revisions by offset, how often a row changed after its period was over; as long as there are rows
 * @param open by day, what is in no period yet
 */
public record CohortHistory(
        List<CohortCounts> periods, List<Integer> revisions, SortedMap<Integer, CohortCounts> open) {

    public static final CohortHistory EMPTY = new CohortHistory(List.of(), List.of(), new TreeMap<>());

    public CohortHistory {
        periods = List.copyOf(periods);
        revisions = List.copyOf(revisions);
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    }

    /** With what is to be added, by the day from which on. */
    public CohortHistory plus(SortedMap<Integer, CohortCounts> days) {
        SortedMap<Integer, CohortCounts> more = new TreeMap<>(open);
        days.forEach((day, counts) -> more.merge(day, counts, CohortCounts::plus));
        return new CohortHistory(periods, revisions, more);
    }

    /** Receives rows, in order of offset. */
    public interface Rows {

        void publish(CohortRow row);
    }

    /** Brings the rows from one horizon to the next. */
    public CohortHistory publish(Cohort cohort, Publication publication, Rows rows) {
        Horizon now = publication.now();
        if (now.closed() < cohort.start()) {
            return this;
        }
        List<CohortCounts> closed = closed(cohort, now);
        CohortRows update = new CohortRows(cohort, publication, this, closed);
        return new CohortHistory(closed, update.publish(rows), open.tailMap(now.closed() + 1));
    }

    private List<CohortCounts> closed(Cohort cohort, Horizon now) {
        List<CohortCounts> closed = new ArrayList<>(periods);
        while (closed.size() <= cohort.offset(now.closed())) {
            closed.add(CohortCounts.NONE);
        }
        for (Map.Entry<Integer, CohortCounts> day :
                open.headMap(now.closed() + 1).entrySet()) {
            int offset = cohort.offset(day.getKey());
            closed.set(offset, closed.get(offset).plus(day.getValue()));
        }
        return closed;
    }
}
