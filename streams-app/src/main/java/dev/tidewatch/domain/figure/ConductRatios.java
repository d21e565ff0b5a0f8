package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Quotients of what customers did beside paying MRR: docs/formulas.md. Null where the denominator is 0. */
public final class ConductRatios {

    private static final long PERCENT = 100;

    private ConductRatios() {}

    public static @Nullable BigDecimal trialConversionRateByStart(RetentionFigures figures) {
        return Ratio.of(figures.inWindow(Measure.TRIALS_STARTED_CONVERTED), figures.inWindow(Measure.TRIALS_STARTED));
    }

    public static @Nullable BigDecimal trialConversionRate(RetentionFigures figures) {
        return Ratio.of(figures.inWindow(Measure.TRIALS_CONVERTED), figures.inWindow(Measure.TRIALS_ENDED));
    }

    /** Returns the NPS in points, -100 to 100. */
    public static @Nullable BigDecimal nps(RetentionFigures figures) {
        long net = figures.inWindow(PairMeasure.NPS_PROMOTERS) - figures.inWindow(PairMeasure.NPS_DETRACTORS);
        return Ratio.of(PERCENT * net, figures.inWindow(PairMeasure.NPS_RESPONSES));
    }

    public static @Nullable BigDecimal csat(RetentionFigures figures) {
        return Ratio.of(figures.inWindow(PairMeasure.CSAT_SATISFIED), figures.inWindow(PairMeasure.CSAT_RESPONSES));
    }

    public static @Nullable BigDecimal repeatPurchaseRate(RetentionFigures figures) {
        return Ratio.of(figures.inWindow(PairMeasure.REPEAT), figures.inWindow(PairMeasure.PAYING));
    }

    /** Invoices per customer. */
    public static @Nullable BigDecimal purchaseFrequency(RetentionFigures figures) {
        return Ratio.of(figures.inWindow(Measure.PAID_INVOICES), figures.inWindow(PairMeasure.PAYING));
    }
}
