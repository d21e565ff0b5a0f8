package dev.tidewatch.app.meters;

import com.google.common.base.Suppliers;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.risk.alert.AlertKind;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Span;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How good the alerts of each kind were that the score raised, over 90 days; none until the output topics are read. */
final class GradeMeters {

    private final Views views;

    /** Many meters of one answer look at the same outcomes. */
    private final Supplier<List<Grade>> grades;

    /** @param present of the pipeline */
    GradeMeters(Views views, BusinessDays days, InstantSource present) {
        this.views = views;
        this.grades = Suppliers.memoizeWithExpiration(
                () -> Grade.of(views.outcomes().alerts(), Span.of(Window.P90D, days.of(present.instant()), days)),
                Duration.ofSeconds(10));
    }

    void addTo(Gauges gauges) {
        for (AlertKind kind : AlertKind.values()) {
            gauges.add(
                    "tidewatch.alert.episodes",
                    "Episodes of alerts whose horizon ended in the last 90 days, by kind.",
                    figure(kind, Grade::episodes),
                    "kind",
                    kind.name());
            gauges.add(
                    "tidewatch.alert.precision.ratio",
                    "Episodes that came true, of these, by kind.",
                    figure(kind, Grade::precision),
                    "kind",
                    kind.name());
            gauges.add(
                    "tidewatch.alert.lead.days",
                    "Median of the days from an alert to what it warned of, of these, by kind.",
                    figure(kind, Grade::medianLeadDays),
                    "kind",
                    kind.name());
        }
    }

    private Supplier<Optional<? extends Number>> figure(AlertKind kind, Function<Grade, @Nullable Number> figure) {
        return () -> views.areCaughtUp()
                ? grades.get().stream()
                        .filter(grade -> grade.kind() == kind && grade.rule() == null)
                        .findFirst()
                        .flatMap(grade -> Optional.ofNullable(figure.apply(grade)))
                : Optional.empty();
    }
}
