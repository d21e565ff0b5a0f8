package dev.tidewatch.app.digest;

import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.app.grades.GradeBook;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.grade.Grading;
import dev.tidewatch.domain.risk.grade.Span;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.RetentionMetrics;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the digest of a day from what was published: first the row of the day, then the movements that it has, then the alerts. */
public final class DigestReader {

    private static final Window GRADED = Window.P90D;

    private final DigestSource source;
    private final Settings settings;

    /** @param settings that the pipeline runs with */
    public DigestReader(DigestSource source, Settings settings) {
        this.source = source;
        this.settings = settings;
    }

    /**
     * Returns the digest.
     *
     * @param day null for the newest that is over
     * @throws UserError if there is no such day
     */
    public DailyDigest of(@Nullable LocalDate day) {
        Outputs outputs = source.outputs();
        DayRow rows = new DayRow();
        outputs.rows(rows);
        PublishedRow found = rows.of(day);
        RetentionMetrics row = found.row();
        Profile profile = settings.profile();
        BusinessDays days = new BusinessDays(profile.zone());
        Span graded = Span.of(GRADED, Math.toIntExact(row.getDay().toEpochDay()), days);
        Span only = Span.of(Window.P1D, Math.toIntExact(row.getDay().toEpochDay()), days);

        Grading grading = new Grading(GradeBook.terms(settings), source.outcomes(), List.of(graded));
        DayMovements movements =
                new DayMovements(row, profile, grading, new DayCorrections(row.getDay(), only.from(), only.end()));
        outputs.customers(found.movements(), movements::add);
        OpenCalls calls = new OpenCalls(only.end());
        source.alerts(calls);
        return new DailyDigest(
                new DailyDigest.About(
                        row.getDay(),
                        profile.zone(),
                        profile.reportingCurrency(),
                        row.getAsOf(),
                        row.getIsFinal(),
                        row.getRestatedAfterFinal()),
                movements.mrr(),
                movements.losses().customers(),
                movements.losses().subscriptions(),
                calls.calls(),
                new DailyDigest.Corrections(outputs.areLive(), outputs.areLive() ? movements.corrections() : List.of()),
                new DailyDigest.Graded(GRADED, grading.grades(graded)),
                movements.differences());
    }
}
