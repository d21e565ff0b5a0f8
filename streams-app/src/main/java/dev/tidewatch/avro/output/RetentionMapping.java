package dev.tidewatch.avro.output;

import dev.tidewatch.domain.figure.ChurnBreakdown;
import dev.tidewatch.domain.figure.DerivedFigure;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.row.MetricRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.ChurnSlice;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Metric rows as published. */
public final class RetentionMapping {

    private static final List<Cell<Figure>> SUMS = Cell.of(Figure.values());
    private static final List<Cell<RatioFigure>> QUOTIENTS = Cell.of(RatioFigure.values());
    private static final List<Cell<DerivedFigure>> OTHERS = Cell.of(DerivedFigure.values());

    private final String reportingCurrency;

    /** A figure, and where the schema has it. */
    private record Cell<M extends Metric>(M metric, int place) {

        /** Leaves out what is only part of other figures. */
        static <M extends Metric> List<Cell<M>> of(M[] metrics) {
            List<Cell<M>> cells = new ArrayList<>();
            for (M metric : metrics) {
                Schema.Field field = RetentionMetrics.SCHEMA$.getField(metric.field());
                if (field != null) {
                    cells.add(new Cell<>(metric, field.pos()));
                }
            }
            return List.copyOf(cells);
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
        setFigures(metrics, row.figures());
        setChurn(metrics, row.figures().churn());
        return metrics;
    }

    private static void setFigures(RetentionMetrics metrics, RetentionFigures figures) {
        for (Cell<Figure> sum : SUMS) {
            metrics.put(sum.place, sum.metric.value(figures));
        }
        for (Cell<RatioFigure> quotient : QUOTIENTS) {
            metrics.put(quotient.place, quotient.metric.of(figures));
        }
        for (Cell<DerivedFigure> other : OTHERS) {
            metrics.put(other.place, other.metric.of(figures));
        }
        metrics.setNegativeChurn(figures.negativeChurn());
    }

    private static void setChurn(RetentionMetrics metrics, ChurnBreakdown churn) {
        metrics.setChurnByKind(slices(churn.byKind()));
        metrics.setChurnByReason(slices(churn.byReason()));
        metrics.setChurnByPlan(slices(churn.byPlan()));
        metrics.setChurnByTenure(slices(churn.byTenure()));
    }

    private static List<ChurnSlice> slices(List<ChurnBreakdown.Part> parts) {
        List<ChurnSlice> slices = new ArrayList<>(parts.size());
        for (ChurnBreakdown.Part part : parts) {
            slices.add(new ChurnSlice(part.value(), part.count(), amount(part.mrr())));
        }
        return slices;
    }

    static BigDecimal amount(long micros) {
        return Amounts.ofMicros(micros);
    }
}
