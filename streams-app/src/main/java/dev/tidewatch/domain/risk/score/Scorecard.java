package dev.tidewatch.domain.risk.score;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A logistic score over features; docs/alerts.md, "Score". What is known and what is not adds up exactly to the log-odds.
 *
 * @param version names these weights
 * @param base the sum of a customer of whom no feature says anything
 * @param odds from the sum to the odds
 * @param leastKnown the share of all weight that must be known for a score, whose weight then stands for all; null: what is unknown adds
 *     its own
 */
public record Scorecard(
        String version,
        BigDecimal base,
        Odds odds,
        @Nullable BigDecimal leastKnown,
        Map<Feature, Weight> weights) {

    public Scorecard {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    /**
     * The log-odds of leaving within a horizon: {@code shift + slope * sum}.
     *
     * @param slope above 0
     * @param horizonDays how far the score looks ahead
     */
    public record Odds(BigDecimal slope, BigDecimal shift, int horizonDays) {

        /** The sum is the log-odds. */
        public static final Odds PLAIN = new Odds(BigDecimal.ONE, BigDecimal.ZERO, 90);
    }

    /** The share of a weight that counts from a value on. */
    public record Knot(BigDecimal value, BigDecimal share) {}

    /**
     * Holds what a feature adds.
     *
     * @param knots by ascending value; at least one
     * @param unknown what it adds while it is unknown
     */
    public record Weight(BigDecimal weight, List<Knot> knots, BigDecimal unknown) {

        public Weight {
            knots = List.copyOf(knots);
            for (int i = 1; i < knots.size(); i++) {
                if (knots.get(i).value().compareTo(knots.get(i - 1).value()) <= 0) {
                    throw new IllegalArgumentException("the values of knots must rise: " + knots);
                }
            }
        }

        /** Returns a weight that counts in proportion up to a value, at which the whole of it counts. */
        public static Weight full(BigDecimal weight, BigDecimal full) {
            List<Knot> knots = List.of(new Knot(BigDecimal.ZERO, BigDecimal.ZERO), new Knot(full, BigDecimal.ONE));
            return new Weight(weight, knots, BigDecimal.ZERO);
        }
    }

    /**
     * The parts of a score where some features are known.
     *
     * @param constant of the log-odds, in millionths: all that the known features do not add
     * @param weights as published
     */
    record Parts(long constant, Map<Feature, BigDecimal> weights, Map<Feature, Curve> curves) {}

    /** The features that carry weight. */
    public Set<Feature> features() {
        return weights.keySet();
    }

    /** Returns the score; null if too little is known. */
    public @Nullable Score score(Features features) {
        Parts parts = parts(features.readings().keySet());
        if (parts == null) {
            return null;
        }
        long logOdds = parts.constant();
        List<Signal> signals = new ArrayList<>();
        for (Map.Entry<Feature, Curve> entry : parts.curves().entrySet()) {
            Reading reading = requireNonNull(features.get(entry.getKey()));
            long part = entry.getValue().at(reading.micros());
            logOdds += part;
            if (part != 0) {
                signals.add(new Signal(
                        entry.getKey().dotted(),
                        reading.value(),
                        requireNonNull(parts.weights().get(entry.getKey())),
                        Curve.decimal(part),
                        reading.evidence()));
            }
        }
        signals.sort(Signal.ORDER);
        return new Score(Score.logistic(Curve.decimal(logOdds)), signals);
    }

    /** Returns what each known feature adds, and the rest; null if too little is known. */
    @Nullable
    Parts parts(Set<Feature> known) {
        return leastKnown == null ? ownParts(known) : spreadParts(known, leastKnown);
    }

    private Parts ownParts(Set<Feature> known) {
        BigDecimal sum = base;
        Map<Feature, BigDecimal> published = new EnumMap<>(Feature.class);
        Map<Feature, Curve> curves = new EnumMap<>(Feature.class);
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            Weight weight = entry.getValue();
            if (known.contains(entry.getKey())) {
                published.put(entry.getKey(), weight.weight());
                curves.put(
                        entry.getKey(), Curve.of(weight.knots(), weight.weight().multiply(odds.slope())));
            } else {
                sum = sum.add(weight.unknown());
            }
        }
        return new Parts(Curve.micros(odds.shift().add(odds.slope().multiply(sum))), published, curves);
    }

    /** The weight of what is missing is spread over what is known, in proportion. */
    private @Nullable Parts spreadParts(Set<Feature> known, BigDecimal least) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            BigDecimal size = entry.getValue().weight().abs();
            all = all.add(size);
            sum = known.contains(entry.getKey()) ? sum.add(size) : sum;
        }
        if (sum.signum() == 0 || sum.compareTo(all.multiply(least)) < 0) {
            return null;
        }
        Map<Feature, BigDecimal> published = new EnumMap<>(Feature.class);
        Map<Feature, Curve> curves = new EnumMap<>(Feature.class);
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            if (known.contains(entry.getKey())) {
                BigDecimal weight = entry.getValue().weight();
                BigDecimal spread = weight.multiply(all).divide(sum, Signal.DIGITS, RoundingMode.HALF_UP);
                published.put(entry.getKey(), spread);
                curves.put(entry.getKey(), Curve.of(entry.getValue().knots(), spread));
            }
        }
        return new Parts(Curve.micros(base), published, curves);
    }
}
