package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.Sight;
import dev.tidewatch.domain.risk.score.Stand;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges whether a customer uses nearly all that its plan has: the feature {@code usage.ofLimit}, a share. */
final class Upsell {

    private Upsell() {}

    static Finding find(Sight sight, Moment moment, AlertPolicy policy) {
        if (!sight.isPaying()) {
            return Finding.of(AlertKind.UPSELL, Stand.LEFT, sight);
        }
        Reading used = sight.reading(Feature.USAGE_OF_LIMIT);
        return used == null ? Finding.of(AlertKind.UPSELL, Stand.UNKNOWN, sight) : of(sight, used, policy);
    }

    /** Apart from how the share is known. */
    static Finding of(Sight sight, Reading used, AlertPolicy policy) {
        Finding finding = Finding.of(AlertKind.UPSELL, policy.upsell().stand(used.value()), sight)
                .on(new ByUse(sight, used));
        return used.changesAt() == null ? finding : finding.until(used.changesAt());
    }

    private record ByUse(Sight sight, Reading used) implements Grounds {

        @Override
        public BigDecimal score() {
            return sight.scoreValue();
        }

        @Override
        public @Nullable Long mrr() {
            return sight.reportingMrr();
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
