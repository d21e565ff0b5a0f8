package dev.tidewatch.domain.risk.outcome;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Says how alerts are graded.
 *
 * @param horizons what comes within it, from the raising on, counts
 * @param lossShare as {@link OutcomeTerms}
 * @param lossLasts as {@link OutcomeTerms}
 */
public record OutcomePolicy(Map<AlertKind, Duration> horizons, BigDecimal lossShare, Duration lossLasts) {

    /** A customer's MRR is kept for so long before the first instant that an event may still change. */
    private static final Duration REACH = Duration.ofDays(365);

    public OutcomePolicy {
        horizons = Collections.unmodifiableMap(new EnumMap<>(horizons));
    }

    /**
     * With the horizon of each kind.
     *
     * @param atRisk what the score looks ahead; it counts as far as MRR is kept
     */
    public static OutcomePolicy of(OutcomeTerms terms, Duration atRisk, Duration winBack) {
        Duration longest = REACH.minus(terms.lossLasts());
        Map<AlertKind, Duration> horizons = new EnumMap<>(AlertKind.class);
        horizons.put(AlertKind.AT_RISK, atRisk.compareTo(longest) > 0 ? longest : atRisk);
        horizons.put(AlertKind.WIN_BACK, winBack);
        horizons.put(AlertKind.UPSELL, terms.upsellHorizon());
        return new OutcomePolicy(horizons, terms.lossShare(), terms.lossLasts());
    }

    public Duration horizon(AlertKind kind) {
        return horizons.getOrDefault(kind, Duration.ZERO);
    }

    /** The last instant at which MRR tells on the outcome of an alert. */
    Instant lastOf(Warning warning) {
        return switch (warning.kind()) {
            case AT_RISK -> warning.horizonEndsAt().plus(lossLasts);
            case WIN_BACK, UPSELL -> warning.horizonEndsAt();
        };
    }

    /** Returns true if MRR is so low that it is a loss if it lasts; both are micros. */
    boolean isLoss(long now, long before) {
        return now < before && BigDecimal.valueOf(now).compareTo(lossShare.multiply(BigDecimal.valueOf(before))) <= 0;
    }
}
