package dev.tidewatch.app.views;

import dev.tidewatch.domain.row.Cohort;
import dev.tidewatch.domain.segment.Segment;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops days, cohorts and settled alerts that are older than so many months, whenever a month of the figures' own time begins. Movements
 * stay: what explains a row that is kept may have happened long before it.
 */
final class Forgetting {

    private final int months;
    private final MetricView metrics;
    private final CohortView cohorts;
    private final AlertView alerts;
    private @Nullable LocalDate looked;
    private volatile @Nullable LocalDate keptFrom;

    /** @param months with the one of the last day */
    Forgetting(int months, MetricView metrics, CohortView cohorts, AlertView alerts) {
        this.months = months;
        this.metrics = metrics;
        this.cohorts = cohorts;
        this.alerts = alerts;
    }

    /** To be called after each batch of records. */
    void look() {
        metrics.lastDay().ifPresent(last -> {
            LocalDate from = YearMonth.from(last).minusMonths(months - 1L).atDay(1);
            if (!from.equals(looked)) {
                forget(from, Math.toIntExact(last.toEpochDay()));
                looked = from;
            }
        });
    }

    /** The first day of which rows are kept; empty while none was dropped. */
    Optional<LocalDate> keptFrom() {
        return Optional.ofNullable(keptFrom);
    }

    private void forget(LocalDate from, int lastDay) {
        if (metrics.firstDay().filter(first -> first.isBefore(from)).isPresent()) {
            keptFrom = from;
        }
        metrics.forget(from, segment -> isOver(segment, lastDay));
        cohorts.forget(cohort -> isOver(Cohort.named(cohort), lastDay));
        alerts.forgetSettled(from.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private boolean isOver(String segment, int lastDay) {
        return Segment.ofKey(segment)
                .filter(known -> known.dimension().equals(Segment.COHORT))
                .filter(known -> isOver(Cohort.named(known.value()), lastDay))
                .isPresent();
    }

    private boolean isOver(Cohort cohort, int lastDay) {
        return !cohort.isFollowed(lastDay, months);
    }
}
