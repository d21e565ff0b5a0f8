package dev.tidewatch.app.meters;

import com.google.common.base.Suppliers;
import dev.tidewatch.app.grades.GradeBook;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures how good the alerts of each kind were that the score raised, over 90 days; none until the output topics are read. */
final class GradeMeters {

    private final Views views;

    /** A scrape asks for many figures of one answer, and nothing in it changes by the second. */
    private final Supplier<List<Grade>> grades;

    /** @param present of the pipeline */
    GradeMeters(Views views, GradeBook book, BusinessDays days, InstantSource present) {
        this.views = views;
        this.grades = Suppliers.memoizeWithExpiration(
                () -> book.of(Window.P90D, days.of(present.instant())), Duration.ofSeconds(10));
    }

    void addTo(Gauges gauges) {
        for (AlertKind kind : AlertKind.values()) {
            add(
                    gauges,
                    kind,
                    "episodes",
                    "Episodes of alerts whose horizon ended in the last 90 days, by kind.",
                    grade -> grade.hits().episodes());
            add(
                    gauges,
                    kind,
                    "precision.ratio",
                    "Share that came true of the episodes of alerts whose horizon ended in the last 90 days, by kind.",
                    grade -> grade.hits().precision());
            add(
                    gauges,
                    kind,
                    "lead.days",
                    "Median of the days from an alert to what it warned of, over the episodes that came true, by kind.",
                    grade -> grade.hits().medianLeadDays());
            add(
                    gauges,
                    kind,
                    "lift.ratio",
                    "How many times the precision is that of alerts about everybody, by kind.",
                    Grade::lift);
            add(
                    gauges,
                    kind,
                    "recall.ratio",
                    "Share of what came in the last 90 days that came within the horizon of an alert, by kind.",
                    grade -> grade.recall().share());
            add(
                    gauges,
                    kind,
                    "recall.undecided.ratio",
                    "The same share, counting only alerts that were raised before the customer had scheduled its end, by kind.",
                    grade -> grade.recall().shareUndecided());
            add(
                    gauges,
                    kind,
                    "recall.mrr.ratio",
                    "Share of the MRR of what came in the last 90 days that came within the horizon of an alert, by kind.",
                    grade -> grade.recall().shareOfMrr());
            add(
                    gauges,
                    kind,
                    "burden.ratio",
                    "Alerts raised in the last 90 days for a customer that pays for 30 days, by kind.",
                    Grade::burden);
        }
    }

    private void add(
            Gauges gauges, AlertKind kind, String name, String help, Function<Grade, @Nullable Number> figure) {
        gauges.add("tidewatch.alert." + name, help, figure(kind, figure), "kind", kind.name());
    }

    private Supplier<Optional<? extends Number>> figure(AlertKind kind, Function<Grade, @Nullable Number> figure) {
        return () -> views.areCaughtUp()
                ? grades.get().stream()
                        .filter(grade -> grade.kind() == kind && grade.rule() == null && !grade.heldOut())
                        .findFirst()
                        .flatMap(grade -> Optional.ofNullable(figure.apply(grade)))
                : Optional.empty();
    }
}
