package dev.tidewatch.avro.output;

import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.row.MetricRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Metric rows as published. */
public final class RetentionMapping {

    private static final int MICRO_SCALE = 6;
    private static final List<Ratio> RATIOS =
            Stream.of(RatioFigure.values()).map(Ratio::of).toList();

    private final String reportingCurrency;

    /** A quotient, and where the schema has it. */
    private record Ratio(RatioFigure quotient, int place) {

        static Ratio of(RatioFigure quotient) {
            return new Ratio(
                    quotient,
                    RetentionMetrics.SCHEMA$.getField(quotient.field()).pos());
        }
    }

    public RetentionMapping(String reportingCurrency) {
        this.reportingCurrency = reportingCurrency;
    }

    /** {@code segment|window|day}, or {@code segment|window|live}. */
    public static String key(Segment segment, MetricRow row) {
        Object day = row.live() ? "live" : LocalDate.ofEpochDay(row.day());
        return segment.key() + "|" + row.figures().window() + "|" + day;
    }

    public RetentionMetrics toAvro(Segment segment, MetricRow row, Instant asOf) {
        RetentionMetrics metrics = new RetentionMetrics();
        metrics.setSegment(segment.key());
        metrics.setWindow(row.figures().window().name());
        metrics.setDay(LocalDate.ofEpochDay(row.day()));
        metrics.setLive(row.live());
        metrics.setRevision(row.revision());
        metrics.setIsFinal(row.isFinal());
        metrics.setRestatedAfterFinal(row.restatedAfterFinal());
        metrics.setAsOf(asOf);
        metrics.setReportingCurrency(reportingCurrency);
        setLevels(metrics, row.figures());
        setFlows(metrics, row.figures());
        setRatios(metrics, row.figures());
        ConductFigures.set(metrics, row.figures());
        return metrics;
    }

    private static void setLevels(RetentionMetrics metrics, RetentionFigures figures) {
        metrics.setCustomersStart(figures.customersStart());
        metrics.setMrrStart(amount(figures.mrrStart()));
        metrics.setCustomers(figures.customers());
        metrics.setMrr(amount(figures.mrr()));
        metrics.setArr(amount(figures.arr()));
        metrics.setMrrRevalued(figures.mrrRevalued());
        metrics.setFx(figures.fx());
        metrics.setCustomersWithoutRate(figures.withoutRate());
        metrics.setLost(figures.lost());
        metrics.setGained(figures.gained());
    }

    private static void setFlows(RetentionMetrics metrics, RetentionFigures figures) {
        metrics.setNewCount(figures.inWindow(Measure.NEW_COUNT));
        metrics.setNewMrr(amount(figures.inWindow(Measure.NEW_MRR)));
        metrics.setExpansionCount(figures.inWindow(Measure.EXPANSION_COUNT));
        metrics.setExpansionMrr(amount(figures.inWindow(Measure.EXPANSION_MRR)));
        metrics.setContractionCount(figures.inWindow(Measure.CONTRACTION_COUNT));
        metrics.setContractionMrr(amount(figures.inWindow(Measure.CONTRACTION_MRR)));
        metrics.setChurnCount(figures.inWindow(Measure.CHURN_COUNT));
        metrics.setChurnMrr(amount(figures.inWindow(Measure.CHURN_MRR)));
        metrics.setReactivationCount(figures.inWindow(Measure.REACTIVATION_COUNT));
        metrics.setReactivationMrr(amount(figures.inWindow(Measure.REACTIVATION_MRR)));
        metrics.setEnteringMrr(amount(figures.inWindow(Measure.ENTERING_MRR)));
        metrics.setLeavingMrr(amount(figures.inWindow(Measure.LEAVING_MRR)));
    }

    private static void setRatios(RetentionMetrics metrics, RetentionFigures figures) {
        for (Ratio ratio : RATIOS) {
            metrics.put(ratio.place, ratio.quotient.of(figures));
        }
        metrics.setLtv(figures.ltv());
        metrics.setNegativeChurn(figures.negativeChurn());
    }

    static BigDecimal amount(long micros) {
        return BigDecimal.valueOf(micros, MICRO_SCALE);
    }
}
