package dev.tidewatch.domain.row;

import dev.tidewatch.domain.figure.DayEnd;
import dev.tidewatch.domain.figure.MonthlyChurn;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.figure.Revaluation;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings one segment's rows from one horizon to the next: closes the days that ended, restates those that changed, marks those
 * that became final, and refreshes the live ones. One pass over the days from the first that changed.
 */
final class SegmentUpdate {

    private final IntFunction<FigureDay> stored;
    private final List<SegmentRows.Day> days = new ArrayList<>();
    private final List<MetricRow> rows = new ArrayList<>();
    private final @Nullable Horizon before;
    private final Horizon now;
    private final SegmentDays segment;
    private final Revaluation was;
    private final Revaluation is;
    private final Map<Integer, Totals> passed = new HashMap<>();
    private final MonthlyChurn churnWas = new MonthlyChurn(day -> totals(day).was());
    private final MonthlyChurn churnIs = new MonthlyChurn(day -> totals(day).is());
    private @Nullable Integer begun;

    private record Totals(DayEnd was, DayEnd is) {

        private static final Totals NOTHING = new Totals(DayEnd.ZERO, DayEnd.ZERO);
    }

    /** @param stored the segment's days, {@link FigureDay#EMPTY} where nothing is stored */
    SegmentUpdate(SegmentDays segment, Publication publication, IntFunction<FigureDay> stored) {
        this.segment = segment;
        this.before = publication.before();
        this.now = publication.now();
        this.was = publication.atRatesBefore();
        this.is = publication.atRatesNow();
        this.stored = stored;
        this.begun = segment.begun();
    }

    SegmentRows run() {
        int first = firstToPass();
        settle(first);
        Totals last = totals(first - 1);
        for (int day = first; day <= now.closed(); day++) {
            last = pass(day, last);
        }
        if (segment.changed() != null || before == null || before.closed() < now.closed()) {
            live(last.is().figures());
        }
        return new SegmentRows(segment.published(begun), days, rows);
    }

    private int firstToPass() {
        int unclosed = before != null && segment.begun() != null ? before.closed() + 1 : segment.touched();
        return segment.changed() == null ? unclosed : Math.min(unclosed, segment.changed());
    }

    /** Rows that only became final. */
    private void settle(int first) {
        Integer start = segment.begun();
        if (before == null || start == null) {
            return;
        }
        int last = Math.min(now.settled(), first - 1);
        for (int day = Math.max(before.settled() + 1, start); day <= last; day++) {
            FigureDay figures = stored.apply(day);
            for (Window window : Window.values()) {
                RetentionFigures row = now(window, day, totals(day).is());
                rows.add(new MetricRow(day, false, figures.revision(window), true, false, row));
            }
        }
    }

    private Totals pass(int day, Totals yesterday) {
        FigureDay known = stored.apply(day);
        boolean published = wasPublished(day);
        FigureVector total = known.pending().plus(yesterday.is().figures());
        if (published) {
            total = total.plus(known.total()).minus(yesterday.was().figures());
        }
        boolean begins = begun == null || day < begun;
        if (begins && total.isZero()) {
            return Totals.NOTHING;
        }
        begun = begins ? Integer.valueOf(day) : begun;
        Totals totals = new Totals(was.of(known.total(), day), is.of(total, day));
        passed.put(day, totals);
        FigureDay closed = known.closedWith(total);
        days.add(new SegmentRows.Day(day, published ? restated(day, closed, totals) : opened(day, closed)));
        return totals;
    }

    private FigureDay opened(int day, FigureDay closed) {
        DayEnd end = totals(day).is();
        for (Window window : Window.values()) {
            RetentionFigures figures = now(window, day, end);
            rows.add(new MetricRow(day, false, 0, day <= now.settled(), false, figures));
        }
        return closed;
    }

    private FigureDay restated(int day, FigureDay closed, Totals totals) {
        FigureDay result = closed;
        boolean wasFinal = before != null && day <= before.settled();
        boolean isFinal = day <= now.settled();
        for (Window window : Window.values()) {
            RetentionFigures old = new RetentionFigures(
                    window, totals(window.start(day)).was(), totals.was(), churnWas.beforeMonthOf(day));
            RetentionFigures row = now(window, day, totals.is());
            boolean changed = !row.saysTheSameAs(old);
            if (changed) {
                result = result.revised(window);
            }
            if (changed || isFinal != wasFinal) {
                rows.add(new MetricRow(day, false, result.revision(window), isFinal, wasFinal && changed, row));
            }
        }
        return result;
    }

    private void live(FigureVector yesterday) {
        int today = now.today();
        FigureVector total = yesterday.plus(stored.apply(today).pending());
        if (begun == null && total.isZero() && !mayHaveBeenLive()) {
            return;
        }
        DayEnd end = is.of(total, today);
        for (Window window : Window.values()) {
            RetentionFigures figures = now(window, today, end);
            rows.add(new MetricRow(today, true, 0, false, false, figures));
        }
    }

    private RetentionFigures now(Window window, int day, DayEnd end) {
        return new RetentionFigures(window, totals(window.start(day)).is(), end, churnIs.beforeMonthOf(day));
    }

    /** Then its live rows must not stay as they were: the segment was there when they were published, and is gone since. */
    private boolean mayHaveBeenLive() {
        return before != null && segment.changed() != null && segment.touched() <= before.today();
    }

    private boolean wasPublished(int day) {
        return before != null && day <= before.closed() && segment.isPublished(day);
    }

    /** As stored of days before those passed: no amount and no rate of theirs changed. */
    private Totals totals(int day) {
        Totals known = passed.get(day);
        if (known != null) {
            return known;
        }
        DayEnd end = wasPublished(day) ? is.of(stored.apply(day).total(), day) : DayEnd.ZERO;
        return new Totals(end, end);
    }
}
