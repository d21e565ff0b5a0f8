package dev.tidewatch.domain.row;

import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.figure.Revaluation;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps figures as the metrics task does, and the rows as a consumer does. */
final class MetricsInMemory {

    private final Profile profile;
    private final Revaluation revaluation;
    private final SortedMap<Segment, SegmentDays> segments = new TreeMap<>();
    private final Map<String, FigureDay> days = new HashMap<>();
    private final SortedMap<String, MetricRow> rows = new TreeMap<>();
    private final CohortsInMemory cohorts = new CohortsInMemory();
    private @Nullable Horizon published;

    /** @param rates that never change */
    MetricsInMemory(Profile profile, Rates rates) {
        this.profile = profile;
        this.revaluation = new Revaluation(rates);
    }

    void take(Differences differences) {
        differences.drainTo((segment, day, vector) -> {
            SegmentDays known = segments.get(segment);
            SegmentDays changed = known == null ? SegmentDays.startingAt(day) : known.changedAt(day);
            segments.put(segment, changed.with(vector.natives().keySet()));
            Stored stored = new Stored(segment);
            cohorts.add(segment, day, vector);
            stored.put(day, stored.get(day).plus(vector.ofRows()));
        });
    }

    void publish(Instant asOf) {
        Horizon now = Horizon.at(asOf, profile);
        Publication publication = new Publication(published, now, revaluation, revaluation);
        for (Map.Entry<Segment, SegmentDays> entry : segments.entrySet()) {
            Segment segment = entry.getKey();
            entry.setValue(
                    new SegmentUpdate(entry.getValue(), publication, new Stored(segment), row -> keep(segment, row))
                            .run());
        }
        cohorts.publish(publication);
        published = now;
    }

    /** The newest of each key; those of days as {@code segment|window|day}, the live ones as {@code segment|window|live}. */
    SortedMap<String, MetricRow> rows() {
        return rows;
    }

    /** The newest of each key. */
    SortedMap<String, CohortRow> cohortRows() {
        return cohorts.rows();
    }

    private void keep(Segment segment, MetricRow row) {
        Object day = row.live() ? "live" : LocalDate.ofEpochDay(row.day());
        MetricRow last = rows.put(segment.key() + "|" + row.figures().window() + "|" + day, row);
        if (last != null && !row.live()) {
            check(last, row);
        }
    }

    private static void check(MetricRow last, MetricRow next) {
        boolean same = last.figures().saysTheSameAs(next.figures());
        int revision = last.revision() + (same ? 0 : 1);
        boolean news = !same || last.isFinal() != next.isFinal();
        if (!news || revision != next.revision() || next.restatedAfterFinal() != (last.isFinal() && !same)) {
            throw new AssertionError(next + " after " + last);
        }
    }

    private final class Stored implements SegmentUpdate.Days {

        private final Segment segment;

        private Stored(Segment segment) {
            this.segment = segment;
        }

        @Override
        public FigureDay get(int day) {
            return days.getOrDefault(segment.key() + " " + day, FigureDay.EMPTY);
        }

        @Override
        public void put(int day, FigureDay figures) {
            days.put(segment.key() + " " + day, figures);
        }
    }
}
