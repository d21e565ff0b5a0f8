package dev.tidewatch.app.training.fit;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Curve;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.math.BigDecimal;
import java.util.List;

/** The scorecard in use, from which a fit starts: its curves are what weights are fitted to, and its weights have the signs that must stay. */
final class Start {

    private static final double MICROS = 1_000_000;

    private final Scorecard card;
    private final List<Feature> features;
    private final List<Curve> curves;

    /** @param features that rows have; each carries weight in the card */
    Start(Scorecard card, List<Feature> features) {
        this.card = card;
        this.features = features;
        this.curves = features.stream()
                .map(feature -> Curve.of(weight(feature).knots(), BigDecimal.ONE))
                .toList();
    }

    Scorecard card() {
        return card;
    }

    List<Feature> features() {
        return features;
    }

    double weight(int feature) {
        return weight(features.get(feature)).weight().doubleValue();
    }

    double unknown(int feature) {
        return weight(features.get(feature)).unknown().doubleValue();
    }

    /** Returns the share of a weight that counts in a row; 0 where the feature is unknown. */
    double share(Row row, int feature) {
        long value = row.values()[feature];
        return value == Row.UNKNOWN ? 0 : curves.get(feature).at(value) / MICROS;
    }

    /** Returns what the card itself adds up to. */
    Sum sum() {
        double[] weights = new double[features.size()];
        double[] unknown = new double[features.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(i);
            unknown[i] = unknown(i);
        }
        return new Sum(this, card.base().doubleValue(), weights, unknown, List.of());
    }

    private Scorecard.Weight weight(Feature feature) {
        return requireNonNull(card.weights().get(feature));
    }
}
