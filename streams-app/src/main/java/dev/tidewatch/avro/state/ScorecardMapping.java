package dev.tidewatch.avro.state;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.state.KnotState;
import dev.tidewatch.state.ScorecardState;
import dev.tidewatch.state.WeightState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Weights of the score, in the store and on the way to it. Only those have a form here that add a number for what is unknown. */
public final class ScorecardMapping {

    private ScorecardMapping() {}

    /**
     * Returns the form that is stored and sent.
     *
     * @throws IllegalArgumentException if the weights spread what is unknown over what is known
     */
    public static ScorecardState toState(Scorecard card) {
        if (card.leastKnown() != null) {
            throw new IllegalArgumentException("weights with format = 1 have no form here: " + card.version());
        }
        List<WeightState> weights = new ArrayList<>();
        card.weights().forEach((feature, weight) -> weights.add(toState(feature, weight)));
        return new ScorecardState(
                card.version(),
                card.base().toPlainString(),
                card.odds().slope().toPlainString(),
                card.odds().shift().toPlainString(),
                card.odds().horizonDays(),
                weights);
    }

    private static WeightState toState(Feature feature, Scorecard.Weight weight) {
        return new WeightState(
                feature.dotted(),
                weight.weight().toPlainString(),
                weight.unknown().toPlainString(),
                weight.knots().stream()
                        .map(knot -> new KnotState(
                                knot.value().toPlainString(), knot.share().toPlainString()))
                        .toList());
    }

    /**
     * Returns the weights.
     *
     * @throws IllegalArgumentException if a feature is none that this version knows
     */
    public static Scorecard toDomain(ScorecardState state) {
        Map<Feature, Scorecard.Weight> weights = new EnumMap<>(Feature.class);
        for (WeightState weight : state.getWeights()) {
            Feature feature = Feature.named(weight.getFeature())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "weights of the feature " + weight.getFeature() + ", which this version does not know"));
            weights.put(feature, toDomain(weight));
        }
        Scorecard.Odds odds =
                new Scorecard.Odds(decimal(state.getSlope()), decimal(state.getShift()), state.getHorizonDays());
        return new Scorecard(state.getVersion(), decimal(state.getBase()), odds, null, weights);
    }

    private static Scorecard.Weight toDomain(WeightState weight) {
        return new Scorecard.Weight(
                decimal(weight.getWeight()),
                weight.getKnots().stream()
                        .map(knot -> new Scorecard.Knot(decimal(knot.getValue()), decimal(knot.getShare())))
                        .toList(),
                decimal(weight.getUnknown()));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
