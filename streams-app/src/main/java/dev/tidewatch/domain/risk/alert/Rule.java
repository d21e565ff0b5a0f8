package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.condition.Sight;
import dev.tidewatch.domain.risk.condition.Truth;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds reason for an AT_RISK alert where a condition holds that an operator has written, of a customer that pays; docs/rules.md.
 *
 * @param text the condition as it was written
 * @param severity null: that of the expected loss
 * @param action one sentence: what to do
 * @param cause of the rules with one cause one customer has one alert, of the first that applies
 * @param dwell the condition holds for so long before one is raised; null: as of the score
 * @param coolDown after one was resolved none is raised for so long; null: as of the score
 */
public record Rule(
        String name,
        String text,
        Condition when,
        @Nullable Severity severity,
        String action,
        String cause,
        @Nullable Duration dwell,
        @Nullable Duration coolDown) {

    /** No file of rules can name this cause. */
    private static final String NO_CAUSE = "";

    /** Returns the same rule under another name, whose alerts are raised whatever others tell, the score's among them. */
    public Rule alone(String otherName) {
        return new Rule(otherName, text, when, severity, action, NO_CAUSE, dwell, coolDown);
    }

    boolean isAlone() {
        return cause.equals(NO_CAUSE);
    }

    AlertOrigin origin() {
        return AlertOrigin.of(name);
    }

    /** Returns the policy with the rule's own times. */
    AlertPolicy over(AlertPolicy policy) {
        AlertTiming timing = policy.timing();
        return dwell == null && coolDown == null
                ? policy
                : policy.with(new AlertTiming(
                        dwell == null ? timing.dwell() : dwell,
                        timing.due(),
                        coolDown == null ? timing.coolDown() : coolDown));
    }

    Finding find(Sight sight, JudgedCustomer judged) {
        if (!judged.isPaying()) {
            return Finding.of(origin(), ThresholdZone.LEFT, judged);
        }
        ThresholdZone zone = zone(sight.judge(when));
        Finding finding = Finding.of(origin(), zone, judged).on(new ByRule(this, sight, judged));
        return sight.changesAt() == null ? finding : finding.until(sight.changesAt());
    }

    private static ThresholdZone zone(Truth truth) {
        return switch (truth) {
            case TRUE -> ThresholdZone.HIGH;
            case FALSE -> ThresholdZone.LOW;
            case UNKNOWN -> ThresholdZone.UNKNOWN;
        };
    }

    /** A finding of a rule that there is no more. */
    static Finding gone(AlertOrigin origin, JudgedCustomer judged) {
        return judged.isPaying()
                ? Finding.of(origin, ThresholdZone.LOW, judged).on(new ByNothing(judged))
                : Finding.of(origin, ThresholdZone.LEFT, judged);
    }

    private record ByRule(Rule rule, Sight sight, JudgedCustomer judged) implements AlertContent {

        @Override
        public BigDecimal score() {
            return judged.scoreValue();
        }

        @Override
        public @Nullable Long mrr() {
            return judged.reportingMrr();
        }

        @Override
        public @Nullable Severity severity() {
            return rule.severity;
        }

        /** Returns what made the condition hold, and that the end is scheduled, which grades ask for. */
        @Override
        public List<Signal> signals() {
            Set<Feature> reasons = EnumSet.noneOf(Feature.class);
            if (sight.judge(rule.when) == Truth.TRUE) {
                rule.when.reasons(sight, reasons);
            }
            Reading end = sight.reading(Feature.CANCEL_SCHEDULED);
            if (end == null || end.micros() == 0) {
                reasons.remove(Feature.CANCEL_SCHEDULED);
            } else {
                reasons.add(Feature.CANCEL_SCHEDULED);
            }
            List<Signal> signals = new ArrayList<>(reasons.size());
            for (Feature feature : reasons) {
                Reading reading = sight.reading(feature);
                if (reading != null) {
                    signals.add(signal(feature, reading));
                }
            }
            return signals;
        }

        private static Signal signal(Feature feature, Reading reading) {
            String seen = reading.evidence().isEmpty()
                    ? feature.dotted() + " is " + feature.unit().text(reading.value())
                    : reading.evidence();
            return new Signal(feature.dotted(), reading.value(), BigDecimal.ZERO, BigDecimal.ZERO, seen);
        }

        @Override
        public String action() {
            return rule.action;
        }
    }

    private record ByNothing(JudgedCustomer judged) implements AlertContent {

        @Override
        public BigDecimal score() {
            return judged.scoreValue();
        }

        @Override
        public @Nullable Long mrr() {
            return judged.reportingMrr();
        }

        @Override
        public List<Signal> signals() {
            return List.of();
        }

        @Override
        public String action() {
            return "";
        }
    }
}
