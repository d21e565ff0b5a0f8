package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.FeatureSet;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.Sight;
import dev.tidewatch.domain.risk.score.Stand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges by the score whether a customer that pays may leave. */
final class AtRisk {

    private static final Set<Feature> PAYMENTS = Set.of(Feature.OPEN_DUNNING, Feature.FAILED_PAYMENTS);

    private AtRisk() {}

    static Finding find(Sight sight, Moment moment, AlertPolicy policy) {
        if (!sight.isPaying()) {
            return Finding.of(AlertKind.AT_RISK, Stand.LEFT, sight);
        }
        Stand stand = sight.stand(policy.score());
        return stand == Stand.UNKNOWN
                ? Finding.of(AlertKind.AT_RISK, stand, sight)
                : Finding.of(AlertKind.AT_RISK, stand, sight).on(new ByScore(sight));
    }

    private record ByScore(Sight sight) implements Grounds {

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
            return sight.signals();
        }

        /** Returns what the loudest signal asks for; while an invoice is unpaid, the loudest of those about payments. */
        @Override
        public String action() {
            List<Feature> alarming = sight.signals().stream()
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
            return sight.alarms();
        }
    }
}
