package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A logistic score over features; docs/alerts.md, "Score". The contributions and {@code base} add up exactly to the log-odds.
 *
 * @param version names these weights
 * @param base the log-odds of a customer of whom no feature says anything
 * @param leastKnown the share of all weight that must be known for a score
 */
public record Scorecard(String version, BigDecimal base, BigDecimal leastKnown, Map<Feature, Weight> weights) {

    public Scorecard {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    /**
     * What a feature adds.
     *
     * @param weight at {@code full} and above; below in proportion, at 0 nothing
     * @param full above 0
     */
    public record Weight(BigDecimal weight, BigDecimal full) {

        public Weight {
            if (full.signum() <= 0) {
                throw new IllegalArgumentException("full must be above 0, not " + full);
            }
        }

        /** The part of {@code effective} that the value earns. */
        private BigDecimal contribution(BigDecimal effective, BigDecimal value) {
            BigDecimal counted = value.max(BigDecimal.ZERO).min(full);
            return effective.multiply(counted).divide(full, Signal.DIGITS, RoundingMode.HALF_UP);
        }
    }

    /** The features that carry weight. */
    public Set<Feature> features() {
        return weights.keySet();
    }

    /** Null if too little is known. The weight of what is missing is spread over what is known, in proportion. */
    public @Nullable Score score(Features features) {
        BigDecimal known = sum(features);
        BigDecimal all = sum(null);
        if (known.signum() == 0 || known.compareTo(all.multiply(leastKnown)) < 0) {
            return null;
        }
        BigDecimal logOdds = base;
        List<Signal> signals = new ArrayList<>();
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            Reading reading = features.get(entry.getKey());
            if (reading != null) {
                Signal signal = signal(entry, reading, all, known);
                logOdds = logOdds.add(signal.contribution());
                signals.add(signal);
            }
        }
        signals.removeIf(signal -> signal.contribution().signum() == 0);
        signals.sort(Signal.ORDER);
        return new Score(Score.logistic(logOdds), signals);
    }

    private static Signal signal(Map.Entry<Feature, Weight> entry, Reading reading, BigDecimal all, BigDecimal known) {
        Weight weight = entry.getValue();
        BigDecimal effective = weight.weight().multiply(all).divide(known, Signal.DIGITS, RoundingMode.HALF_UP);
        return new Signal(
                entry.getKey().dotted(),
                reading.value(),
                effective,
                weight.contribution(effective, reading.value()),
                reading.evidence());
    }

    /** Of the sizes of the weights; of the known ones if features are given. */
    private BigDecimal sum(@Nullable Features features) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            if (features == null || features.get(entry.getKey()) != null) {
                sum = sum.add(entry.getValue().weight().abs());
            }
        }
        return sum;
    }
}
