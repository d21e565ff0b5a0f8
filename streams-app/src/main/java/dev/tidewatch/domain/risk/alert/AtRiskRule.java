package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.FeatureSet;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds reason for an AT_RISK alert when a paying customer's score reaches {@code tidewatch.alerts.enter} (50), and none any more when it is
 * below {@code tidewatch.alerts.leave} (35); docs/alerts.md, "Kinds". {@link dev.tidewatch.domain.risk.score.Scorecard} makes the score.
 */
final class AtRiskRule implements AlertRule {

    private static final Set<Feature> PAYMENTS = Set.of(Feature.OPEN_DUNNING, Feature.FAILED_PAYMENTS);

    @Override
    public Finding find(JudgedCustomer judged, Moment moment, AlertPolicy policy) {
        if (!judged.isPaying()) {
            return Finding.of(AlertKind.AT_RISK, ThresholdZone.LEFT, judged);
        }
        ThresholdZone zone = judged.zone(policy.score());
        return zone == ThresholdZone.UNKNOWN
                ? Finding.of(AlertKind.AT_RISK, zone, judged)
                : Finding.of(AlertKind.AT_RISK, zone, judged).on(new ByScore(judged));
    }

    private record ByScore(JudgedCustomer judged) implements AlertContent {

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
            return judged.signals();
        }

        /** Returns what the loudest signal asks for; while an invoice is unpaid, the loudest of those about payments. */
        @Override
        public String action() {
            List<Feature> alarming = judged.signals().stream()
                    .filter(Signal::isAlarming)
                    .flatMap(signal -> Feature.named(signal.name()).stream())
                    .toList();
            boolean unpaid = alarming.contains(Feature.OPEN_DUNNING);
            return alarming.stream()
                    .filter(feature -> !unpaid || PAYMENTS.contains(feature))
                    .findFirst()
                    .map(Feature::action)
                    .orElse("");
        }

        @Override
        public FeatureSet alarms() {
            return judged.alarms();
        }
    }
}
