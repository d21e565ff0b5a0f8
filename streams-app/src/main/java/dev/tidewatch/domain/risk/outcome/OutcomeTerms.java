package dev.tidewatch.domain.risk.outcome;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The settings of outcomes; docs/alerts.md, "Outcomes".
 *
 * @param lossShare MRR of at most this share of what it was when an alert was raised is a loss
 * @param lossLasts if it stays there for so long
 * @param upsellHorizon an expansion counts for an UPSELL alert for so long
 */
public record OutcomeTerms(BigDecimal lossShare, Duration lossLasts, Duration upsellHorizon) {

    /** The defaults. */
    public static final OutcomeTerms TIDEWATCH =
            new OutcomeTerms(new BigDecimal("0.5"), Duration.ofDays(7), Duration.ofDays(90));
}
