package dev.tidewatch.domain.risk;

import java.util.List;

/** Judges by the score whether a customer that pays may leave. */
final class AtRisk {

    private AtRisk() {}

    static Finding find(Assessment assessment, Moment moment, AlertPolicy policy) {
        if (!assessment.isPaying()) {
            return Finding.of(AlertKind.AT_RISK, Stand.LEFT, assessment);
        }
        Score score = assessment.score();
        if (score == null) {
            return Finding.of(AlertKind.AT_RISK, Stand.UNKNOWN, assessment);
        }
        return Finding.of(AlertKind.AT_RISK, policy.score().stand(score.value()), assessment)
                .on(new Grounds(score.value(), assessment.reportingMrr(), score.signals(), action(score.signals())));
    }

    /** What the loudest signal asks for. */
    private static String action(List<Signal> signals) {
        return signals.stream()
                .filter(Signal::isAlarming)
                .findFirst()
                .flatMap(signal -> Feature.named(signal.name()))
                .map(Feature::action)
                .orElse("");
    }
}
