package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds reason for an UPSELL alert when a paying customer uses {@code tidewatch.alerts.upsell.enter} (0.8) of a limit of its plan, and none
 * any more below {@code tidewatch.alerts.upsell.leave} (0.7). The share is the feature {@code usage.ofLimit}; docs/alerts.md, "Kinds".
 */
final class UpsellRule implements AlertRule {

    @Override
    public Finding find(JudgedCustomer judged, Moment moment, AlertPolicy policy) {
        if (!judged.isPaying()) {
            return Finding.of(AlertKind.UPSELL, ThresholdZone.LEFT, judged);
        }
        Reading used = judged.reading(Feature.USAGE_OF_LIMIT);
        return used == null ? Finding.of(AlertKind.UPSELL, ThresholdZone.UNKNOWN, judged) : of(judged, used, policy);
    }

    /** Judges a share, however it is known. */
    static Finding of(JudgedCustomer judged, Reading used, AlertPolicy policy) {
        Finding finding = Finding.of(AlertKind.UPSELL, policy.upsell().zone(used.value()), judged)
                .on(new ByUse(judged, used));
        return used.changesAt() == null ? finding : finding.until(used.changesAt());
    }

    private record ByUse(JudgedCustomer judged, Reading used) implements AlertContent {

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
            String name = Feature.USAGE_OF_LIMIT.dotted();
            return List.of(new Signal(name, used.value(), BigDecimal.ZERO, BigDecimal.ZERO, used.evidence()));
        }

        @Override
        public String action() {
            return used.value().compareTo(BigDecimal.ONE) < 0
                    ? "Offer the next plan before the limit is reached."
                    : "Offer the next plan, for the limit is reached.";
        }
    }
}
