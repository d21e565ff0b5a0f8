package dev.tidewatch.domain.row;

import dev.tidewatch.domain.figure.ChurnBreakdown;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.testing.NaiveAnswerFigures;
import dev.tidewatch.domain.testing.NaiveChurn;
import dev.tidewatch.domain.testing.NaiveCohorts;
import dev.tidewatch.domain.testing.NaiveMovers;
import dev.tidewatch.domain.testing.NaivePurchaseFigures;
import dev.tidewatch.domain.testing.NaiveTrialFigures;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a row says beside its amounts, in the words of the naive figures. */
final class Conduct {

    private Conduct() {}

    static NaiveMovers movers(RetentionFigures row) {
        return new NaiveMovers(
                row.inWindow(PairMeasure.EXPANDED),
                row.inWindow(PairMeasure.CONTRACTED),
                row.inWindow(PairMeasure.CHURNED),
                row.inWindow(PairMeasure.REACTIVATED));
    }

    static NaiveChurn churn(RetentionFigures row) {
        ChurnBreakdown churn = row.churn();
        return new NaiveChurn(
                slices(churn.byKind()), slices(churn.byReason()), slices(churn.byPlan()), slices(churn.byTenure()));
    }

    static NaiveTrialFigures trials(RetentionFigures row) {
        return new NaiveTrialFigures(
                row.inWindow(Measure.TRIALS_STARTED),
                row.inWindow(Measure.TRIALS_STARTED_CONVERTED),
                row.inWindow(Measure.TRIALS_ENDED),
                row.inWindow(Measure.TRIALS_CONVERTED));
    }

    static NaiveAnswerFigures answers(RetentionFigures row) {
        return new NaiveAnswerFigures(
                row.inWindow(PairMeasure.NPS_PROMOTERS),
                row.inWindow(PairMeasure.NPS_DETRACTORS),
                row.inWindow(PairMeasure.NPS_RESPONSES),
                row.inWindow(PairMeasure.CSAT_SATISFIED),
                row.inWindow(PairMeasure.CSAT_RESPONSES));
    }

    static NaivePurchaseFigures purchases(RetentionFigures row) {
        return new NaivePurchaseFigures(
                row.inWindow(PairMeasure.PAYING),
                row.inWindow(PairMeasure.REPEAT),
                row.inWindow(Measure.PAID_INVOICES));
    }

    /** Of cohorts that anybody is in; what was published of one that turned out to be empty is not looked at. */
    static SortedMap<String, NaiveCohorts.Row> cohorts(SortedMap<String, CohortRow> rows) {
        SortedMap<String, NaiveCohorts.Row> cohorts = new TreeMap<>();
        rows.forEach((key, row) -> {
            if (row.counts().customersStart() > 0) {
                cohorts.put(key, cohort(row));
            }
        });
        return cohorts;
    }

    private static NaiveCohorts.Row cohort(CohortRow row) {
        return new NaiveCohorts.Row(
                LocalDate.ofEpochDay(row.asOfDay()),
                row.counts().customersStart(),
                BigDecimal.valueOf(row.counts().mrrStart(), 6),
                row.counts().customers(),
                BigDecimal.valueOf(row.counts().mrr(), 6),
                row.isFinal());
    }

    private static List<NaiveChurn.Slice> slices(List<ChurnBreakdown.Part> parts) {
        return parts.stream()
                .map(part -> new NaiveChurn.Slice(part.value(), part.count(), BigDecimal.valueOf(part.mrr(), 6)))
                .toList();
    }
}
