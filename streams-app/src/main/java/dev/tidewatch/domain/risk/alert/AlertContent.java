package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.FeatureSet;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert says this to whoever reads it. Each answer is made when it is asked for, and most findings are never published. */
interface AlertContent {

    /** These say nothing. */
    AlertContent NONE = new AlertContent() {
        @Override
        public BigDecimal score() {
            return BigDecimal.ZERO;
        }

        @Override
        public @Nullable Long mrr() {
            return null;
        }

        @Override
        public List<Signal> signals() {
            return List.of();
        }

        @Override
        public String action() {
            return "";
        }
    };

    BigDecimal score();

    /** Returns the micros of the reporting currency that are at risk, or were lost; null while a rate is missing. */
    @Nullable
    Long mrr();

    /** Returns how urgent it is whatever the money; null: the money says it. */
    default @Nullable Severity severity() {
        return null;
    }

    /** Returns the signals, largest contribution first. */
    List<Signal> signals();

    /** Returns one sentence; empty if nothing is to be done. */
    String action();

    /** The features that speak for leaving: those of the signals. */
    default FeatureSet alarms() {
        return FeatureSet.NONE;
    }
}
