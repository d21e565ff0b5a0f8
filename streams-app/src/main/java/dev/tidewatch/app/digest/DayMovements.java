package dev.tidewatch.app.digest;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.avro.output.PublishedHistory;
import dev.tidewatch.domain.figure.Explanation;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.grade.Grading;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes each customer's movements once, and makes of them all that the digest says of movements. */
final class DayMovements {

    private static final List<Figure> FIGURES = List.of(
            Figure.MRR_START,
            Figure.NEW_MRR,
            Figure.EXPANSION_MRR,
            Figure.CONTRACTION_MRR,
            Figure.CHURN_MRR,
            Figure.REACTIVATION_MRR,
            Figure.MRR,
            Figure.NEW_COUNT,
            Figure.EXPANSION_COUNT,
            Figure.CONTRACTION_COUNT,
            Figure.CHURN_COUNT,
            Figure.REACTIVATION_COUNT,
            Figure.CUSTOMERS_START,
            Figure.GAINED,
            Figure.LOST,
            Figure.CUSTOMERS);

    private final RetentionMetrics row;
    private final Profile profile;
    private final Grading grading;
    private final PublishedHistory history;
    private final Explanation explanation;
    private final PaidMrr paid;
    private final DayLosses losses;
    private final DayCorrections corrections;
    private RetentionFigures sum;

    /** @param row of the day */
    DayMovements(RetentionMetrics row, Profile profile, Grading grading, DayCorrections corrections) {
        this.row = row;
        this.profile = profile;
        this.grading = grading;
        this.corrections = corrections;
        this.history = new PublishedHistory(profile);
        this.explanation = new Explanation(
                profile, Segment.ALL, Window.P1D, Math.toIntExact(row.getDay().toEpochDay()));
        this.paid = new PaidMrr(row.getDay());
        this.losses = new DayLosses(row.getDay());
        this.sum = explanation.nothing();
    }

    void add(CustomerMovements movements) {
        movements.holding().forEach(this::check);
        MrrHistory mrr = history.of(movements.holding());
        sum = sum.plus(explanation.of(mrr).figures());
        grading.add(movements.customerId(), mrr);
        paid.add(movements);
        losses.add(movements);
        corrections.add(movements);
    }

    DailyDigest.Mrr mrr() {
        Map<Flow, BigDecimal> changes = new EnumMap<>(Flow.class);
        Map<Flow, Long> counts = new EnumMap<>(Flow.class);
        for (Flow flow : Flow.values()) {
            changes.put(flow, flow.change(row));
            counts.put(flow, flow.count(row));
        }
        Waterfall booked = new Waterfall(
                profile.reportingCurrency(),
                published(Figure.MRR_START),
                changes,
                BigDecimal.ZERO,
                published(Figure.MRR));
        return new DailyDigest.Mrr(
                booked,
                paid.waterfalls(),
                counts,
                new DailyDigest.Customers(
                        count(Figure.CUSTOMERS_START),
                        count(Figure.GAINED),
                        count(Figure.LOST),
                        count(Figure.CUSTOMERS),
                        count(Figure.CUSTOMERS_WITHOUT_RATE)));
    }

    DayLosses losses() {
        return losses;
    }

    List<CorrectedDay> corrections() {
        return corrections.days();
    }

    /** Compares what was published with what its movements make of it, and each end with its start and what lies between. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Figure figure : FIGURES) {
            BigDecimal made = figure.of(sum);
            if (!Amounts.same(made, published(figure))) {
                differences.add("the movements make " + made.toPlainString() + " of " + figure.field() + ", and "
                        + published(figure).toPlainString() + " was published");
            }
        }
        DailyDigest.Mrr mrr = mrr();
        check(mrr.booked(), "booked", differences);
        mrr.paid().forEach(waterfall -> check(waterfall, "paid", differences));
        return differences;
    }

    private static void check(Waterfall waterfall, String how, List<String> differences) {
        if (!Amounts.same(waterfall.sum(), waterfall.end())) {
            differences.add("the MRR " + how + " in " + waterfall.currency() + " should end at "
                    + waterfall.sum().toPlainString() + " by its start and what moved it, and ends at "
                    + waterfall.end().toPlainString());
        }
    }

    private BigDecimal published(Figure figure) {
        return RowFigures.of(row, figure);
    }

    private long count(Figure figure) {
        return published(figure).longValueExact();
    }

    /** Days and amounts of two definitions do not add up. */
    private void check(MrrMovement movement) {
        if (!movement.getZone().equals(profile.zone().getId())
                || !movement.getReportingCurrency().equals(profile.reportingCurrency())) {
            throw new UserError("movement " + movement.getMovementId() + " was made for the days of "
                    + movement.getZone() + " and for " + movement.getReportingCurrency()
                    + ", and the settings say " + profile.zone().getId() + " and " + profile.reportingCurrency()
                    + "; give the settings of the pipeline, tidewatch.zone and tidewatch.reporting.currency");
        }
        boolean known = movement.getKind() != MovementKind.UNKNOWN
                && movement.getLines().stream().noneMatch(line -> line.getInterval() == BillingIntervalUnit.UNKNOWN);
        if (!known) {
            throw new UserError("movement " + movement.getMovementId()
                    + " has a kind or an interval that this version does not know; use the version that published it");
        }
    }
}
