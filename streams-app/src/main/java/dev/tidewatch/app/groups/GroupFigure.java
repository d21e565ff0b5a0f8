package dev.tidewatch.app.groups;

import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.RatioFigure;

/** Lists what groups can be compared by. */
@SuppressWarnings("ImmutableEnumChecker") // metrics that nobody can change
public enum GroupFigure {
    CHURN(
            "churn",
            RatioFigure.CUSTOMER_CHURN_RATE_CHARTMOGUL,
            Figure.LOST,
            Figure.CUSTOMERS_START,
            "customers",
            "lost"),
    NRR("nrr", RatioFigure.NRR, Figure.RETAINED_MRR, Figure.MRR_START, "MRR at the start", "retained"),
    TRIAL_CONVERSION(
            "trialConversion",
            RatioFigure.TRIAL_CONVERSION_RATE,
            Figure.TRIALS_CONVERTED,
            Figure.TRIALS_ENDED,
            "trials ended",
            "converted");

    private final String text;
    private final Metric metric;
    private final Figure above;
    private final Figure below;
    private final String all;
    private final String some;

    GroupFigure(String text, Metric metric, Figure above, Figure below, String all, String some) {
        this.text = text;
        this.metric = metric;
        this.above = above;
        this.below = below;
        this.all = all;
        this.some = some;
    }

    /** As a command line has it. */
    public String text() {
        return text;
    }

    /** The figure of the row that it is. */
    Metric metric() {
        return metric;
    }

    Figure above() {
        return above;
    }

    Figure below() {
        return below;
    }

    Groups.Words words() {
        return new Groups.Words(text + " (" + metric.field() + ")", all, some);
    }
}
