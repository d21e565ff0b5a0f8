package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges by the score whether a customer that pays may leave. */
final class AtRisk {

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

        /** Returns what the loudest signal asks for. */
        @Override
        public String action() {
            return sight.signals().stream()
                    .filter(Signal::isAlarming)
                    .findFirst()
                    .flatMap(signal -> Feature.named(signal.name()))
                    .map(Feature::action)
                    .orElse("");
        }

        @Override
        public FeatureSet alarms() {
            return sight.alarms();
        }
    }
}
