package dev.tidewatch.app.grades;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.ReplayDirectory;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.output.PublishedHistory;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Grading;
import dev.tidewatch.domain.risk.grade.Span;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grades of the alerts that a replay published, as the HTTP API would tell them. */
public final class ReplayedGrades {

    private final Path directory;
    private final ReplaySummary summary;
    private final Settings settings;

    /** @param settings that the replay ran with */
    public ReplayedGrades(Path directory, ReplaySummary summary, Settings settings) {
        this.directory = directory;
        this.summary = summary;
        this.settings = settings;
    }

    /** The grades of a window that ends with a day. */
    public record Told(Window window, LocalDate day, List<Grade> grades) {}

    /**
     * Returns the grades of a window, in order.
     *
     * @param day its last one; null: the one on which the replay ends
     * @throws UserError if a file is missing, or the replay ends before the day
     */
    public Told of(Window window, @Nullable LocalDate day) {
        BusinessDays days = new BusinessDays(settings.profile().zone());
        int end = days.of(summary.until());
        int last = day == null ? end : Math.toIntExact(day.toEpochDay());
        if (last > end) {
            throw new UserError("--day " + day + " is after the end of the replay; it must be "
                    + LocalDate.ofEpochDay(end) + " or earlier");
        }
        Span span = Span.of(window, last, days);
        Grading grading = new Grading(
                GradeBook.terms(settings), PublishedOutcomes.in(summary.output(Topics.ALERT_OUTCOMES)), List.of(span));
        PublishedHistory history = new PublishedHistory(settings.profile());
        try (Outputs outputs = ReplayDirectory.at(directory)) {
            outputs.customers(
                    MovementsTold.ALL, customer -> grading.add(customer.customerId(), history.of(customer.holding())));
        }
        return new Told(window, LocalDate.ofEpochDay(last), grading.grades(span));
    }
}
