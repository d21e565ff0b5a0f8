package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.util.List;

/** Judges whether a customer uses nearly all that its plan has: the feature {@code usage.ofLimit}, a share. */
final class Upsell {

    private Upsell() {}

    static Finding find(Assessment assessment, Moment moment, AlertPolicy policy) {
        if (!assessment.isPaying()) {
            return Finding.of(AlertKind.UPSELL, Stand.LEFT, assessment);
        }
        Reading used = assessment.features().get(Feature.USAGE_OF_LIMIT);
        if (used == null) {
            return Finding.of(AlertKind.UPSELL, Stand.UNKNOWN, assessment);
        }
        return of(assessment, used, policy);
    }

    /** Apart from how the share is known. */
    static Finding of(Assessment assessment, Reading used, AlertPolicy policy) {
        Score score = assessment.score();
        String name = Feature.USAGE_OF_LIMIT.dotted();
        Signal signal = new Signal(name, used.value(), BigDecimal.ZERO, BigDecimal.ZERO, used.evidence());
        Finding finding = Finding.of(AlertKind.UPSELL, policy.upsell().stand(used.value()), assessment)
                .on(new Grounds(
                        score == null ? BigDecimal.ZERO : score.value(),
                        assessment.reportingMrr(),
                        List.of(signal),
                        """
                        Offer the next plan before the limit is reached."""));
        return used.changesAt() == null ? finding : finding.until(used.changesAt());
    }
}
