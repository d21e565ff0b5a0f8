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
        BigDecimal contribution(BigDecimal effective, BigDecimal value) {
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
        Map<Feature, BigDecimal> spread = spread(features.readings().keySet());
        if (spread == null) {
            return null;
        }
        BigDecimal logOdds = base;
        List<Signal> signals = new ArrayList<>();
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            Reading reading = features.get(entry.getKey());
            if (reading != null) {
                Signal signal = signal(entry, reading, requireNonNull(spread.get(entry.getKey())));
                logOdds = logOdds.add(signal.contribution());
                signals.add(signal);
            }
        }
        signals.removeIf(signal -> signal.contribution().signum() == 0);
        signals.sort(Signal.ORDER);
        return new Score(Score.logistic(logOdds), signals);
    }

    /** Returns what each known feature weighs once the weight of the others is spread over them; null if too little is known. */
    @Nullable
    Map<Feature, BigDecimal> spread(Set<Feature> known) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            BigDecimal size = entry.getValue().weight().abs();
            all = all.add(size);
            sum = known.contains(entry.getKey()) ? sum.add(size) : sum;
        }
        if (sum.signum() == 0 || sum.compareTo(all.multiply(leastKnown)) < 0) {
            return null;
        }
        Map<Feature, BigDecimal> spread = new EnumMap<>(Feature.class);
        for (Map.Entry<Feature, Weight> entry : weights.entrySet()) {
            if (known.contains(entry.getKey())) {
                BigDecimal weight = entry.getValue().weight();
                spread.put(entry.getKey(), weight.multiply(all).divide(sum, Signal.DIGITS, RoundingMode.HALF_UP));
            }
        }
        return spread;
    }

    private static Signal signal(Map.Entry<Feature, Weight> entry, Reading reading, BigDecimal effective) {
        return new Signal(
                entry.getKey().dotted(),
                reading.value(),
                effective,
                entry.getValue().contribution(effective, reading.value()),
                reading.evidence());
    }
}
