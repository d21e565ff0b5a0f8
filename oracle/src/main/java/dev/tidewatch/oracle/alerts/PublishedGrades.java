package dev.tidewatch.oracle.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.grades.GradeColumn;
import dev.tidewatch.app.grades.PublishedOutcomes;
import dev.tidewatch.domain.history.Booking;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.grade.Grading;
import dev.tidewatch.domain.risk.grade.Span;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.domain.valuation.Line;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grades that the API would tell of what was published, as JSON Lines: they are no topic, so what the API computes is held against what SQL
 * does.
 */
public final class PublishedGrades {

    private static final BillingInterval MONTH = new BillingInterval(IntervalUnit.MONTH, 1);

    private final Booking booking;
    private final Grading grading;
    private final Map<Asked, Span> spans = new LinkedHashMap<>();
    private final List<Movement> movements = new ArrayList<>();
    private String customer = "";

    private record Asked(Window window, int day) {}

    /**
     * Grades that are to be made.
     *
     * @param outcomes the file of the topic
     * @param days the last days of windows, since 1970-01-01
     */
    public PublishedGrades(Profile profile, RiskModel model, Path outcomes, List<Integer> days) {
        this.booking = new Booking(profile);
        BusinessDays zone = new BusinessDays(profile.zone());
        for (int day : days) {
            for (Window window : Window.values()) {
                spans.put(new Asked(window, day), Span.of(window, day, zone));
            }
        }
        this.grading = new Grading(
                new Grading.Terms(model.outcomes(), model.policy().suppression().holdout(), zone),
                PublishedOutcomes.in(outcomes),
                spans.values().stream().distinct().toList());
    }

    /**
     * A movement says this of MRR, in micros.
     *
     * @param reporting of the reporting currency; null while a rate is missing
     */
    public record Moved(
            Instant at,
            String currency,
            String kind,
            long before,
            long after,
            @Nullable Long reporting) {}

    /** Takes a movement that holds: a customer's follow each other, in order of instant, then currency. */
    public void add(String customerId, Moved moved) {
        if (!customerId.equals(customer)) {
            endCustomer();
            customer = customerId;
        }
        movements.add(new Movement(
                new MovementKey(moved.at, moved.currency),
                MovementKind.valueOf(moved.kind),
                null,
                moved.before,
                moved.after,
                moved.reporting,
                null,
                List.of(new MovementLine(
                        new Line("", "", null, MONTH, moved.currency, Map.of()), moved.before, moved.after)),
                Set.of(),
                List.of(),
                List.of()));
    }

    private void endCustomer() {
        if (!movements.isEmpty()) {
            MrrHistory history =
                    MrrHistory.EMPTY.replacing(Instant.MIN, booking.entries(MrrHistory.EMPTY.position(), movements));
            grading.add(customer, history);
            movements.clear();
        }
    }

    /** Writes a line for each window, kind and rule. */
    public void write(Path file) {
        endCustomer();
        try (Writer writer = Files.newBufferedWriter(file)) {
            spans.forEach((asked, span) -> grading.grades(span).forEach(grade -> {
                ObjectNode line = GradeColumn.json(grade)
                        .put("window", asked.window.name())
                        .put("day", LocalDate.ofEpochDay(asked.day).toString());
                line(writer, line);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(Writer writer, ObjectNode line) {
        try {
            writer.write(line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
