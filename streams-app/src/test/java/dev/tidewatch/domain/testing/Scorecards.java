package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Weights for tests. */
public final class Scorecards {

    /** The weights of 0.1.0: what is unknown is spread over the rest, and silence alone is enough for an alert. */
    public static final Scorecard SPREADING = new Scorecard(
            "tidewatch-2", new BigDecimal("-3.2"), Scorecard.Odds.PLAIN, new BigDecimal("0.4"), weights());

    private Scorecards() {}

    private static Map<Feature, Scorecard.Weight> weights() {
        Map<Feature, Scorecard.Weight> weights = new EnumMap<>(Feature.class);
        weights.put(Feature.FAILED_PAYMENTS, weight("1.7", 3));
        weights.put(Feature.OPEN_DUNNING, weight("1.3", 1));
        weights.put(Feature.CANCEL_SCHEDULED, weight("4", 1));
        weights.put(Feature.RENEWS_SOON, weight("0.6", 1));
        weights.put(Feature.CONTRACTIONS, weight("1.6", 2));
        weights.put(Feature.TENURE, weight("-0.8", 365));
        weights.put(Feature.USAGE_DROP, weight("2.1", 1));
        weights.put(Feature.SILENT, weight("2", 1));
        weights.put(Feature.UNRESOLVED, weight("0.6", 1));
        weights.put(Feature.DETRACTOR, weight("0.6", 1));
        weights.put(Feature.DISSATISFIED, weight("0.4", 1));
        weights.put(Feature.ONBOARDING_INCOMPLETE, weight("0.4", 1));
        weights.put(Feature.CARD_EXPIRING, weight("0.5", 1));
        return weights;
    }

    private static Scorecard.Weight weight(String weight, int full) {
        return Scorecard.Weight.full(new BigDecimal(weight), BigDecimal.valueOf(full));
    }
}
