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
            segments.put(segment, MetricsFold.added(segments.get(segment), day, vector));
            cohorts.add(segment, day, vector);
            days.put(key(segment, day), stored(segment, day).plus(vector.ofRows()));
        });
    }

    void publish(Instant asOf) {
        Horizon now = Horizon.at(asOf, profile);
        Publication publication = new Publication(published, now, revaluation, revaluation, Map.of());
        MetricsFold fold = new MetricsFold(publication);
        segments.replaceAll((segment, known) ->
                fold.isNews(known) ? keep(segment, fold.rows(known, day -> stored(segment, day))) : known);
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

    private SegmentDays keep(Segment segment, SegmentRows rows) {
        rows.days().forEach(day -> days.put(key(segment, day.day()), day.figures()));
        rows.rows().forEach(row -> keep(segment, row));
        return rows.segment();
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

    private FigureDay stored(Segment segment, int day) {
        return days.getOrDefault(key(segment, day), FigureDay.EMPTY);
    }

    private static String key(Segment segment, int day) {
        return segment.key() + " " + day;
    }
}
