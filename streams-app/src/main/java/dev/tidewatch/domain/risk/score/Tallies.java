package dev.tidewatch.domain.risk.score;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.risk.feature.CustomerFacts;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard in millionths: a customer's log-odds are a sum of whole numbers, and both thresholds of the score are log-odds. It is
 * computed from the scorecard, so it says what {@link Scorecard#score} says.
 */
public final class Tallies {

    /** Customers differ little in what is known of them. Of two sets of features in one place the last one is kept. */
    private static final int PLACES = 256;

    /** The logistic function, to 6 decimals, is 0 or 100 beyond. */
    private static final long FARTHEST = 100_000_000;

    private final Scorecard scorecard;
    private final Feature[] features;
    private final long[] full;
    private final long base;
    private final long highFrom;
    private final long lowBelow;
    private final @Nullable Spread[] places = new Spread[PLACES];

    public Tallies(Scorecard scorecard, Band scores) {
        this.scorecard = scorecard;
        this.features = scorecard.features().toArray(Feature[]::new);
        this.full = new long[features.length];
        for (int i = 0; i < features.length; i++) {
            full[i] = micros(weight(i).full());
        }
        this.base = micros(scorecard.base());
        this.highFrom = firstOf(scores.enter());
        this.lowBelow = firstOf(scores.leave());
    }

    /**
     * The weights where some features are known. Whoever sees one sees all of it, whichever thread made it.
     *
     * @param known a bit for each feature of the scorecard, in its order
     * @param weights null if too little is known
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Spread(long known, long @Nullable [] weights) {}

    Tally of(CustomerFacts facts) {
        long[] values = new long[features.length];
        long known = 0;
        Instant change = null;
        for (int i = 0; i < features.length; i++) {
            Reading reading = features[i].read(facts);
            if (reading != null) {
                known |= 1L << i;
                values[i] = reading.micros();
                change = Moment.earlier(change, reading.changesAt());
            }
        }
        return sum(spread(known), values, change);
    }

    private Tally sum(Spread spread, long[] values, @Nullable Instant change) {
        long[] weights = spread.weights();
        if (weights == null) {
            return new Tally(false, 0, FeatureSet.NONE, change);
        }
        long sum = base;
        long alarms = 0;
        for (int i = 0; i < weights.length; i++) {
            long part = part(i, weights[i], values[i]);
            sum += part;
            alarms |= part > 0 ? FeatureSet.bit(features[i]) : 0;
        }
        return new Tally(true, sum, new FeatureSet(alarms), change);
    }

    Stand stand(long logOdds) {
        if (logOdds >= highFrom) {
            return Stand.HIGH;
        }
        return logOdds < lowBelow ? Stand.LOW : Stand.BETWEEN;
    }

    /** Returns what a feature adds, HALF_UP. */
    private long part(int i, long weight, long value) {
        long counted = Math.min(Math.max(value, 0), full[i]);
        long product = weight * counted;
        if (Math.multiplyHigh(weight, counted) != product >> (Long.SIZE - 1)) {
            return micros(weight(i).contribution(decimal(weight), decimal(counted)));
        }
        long whole = product / full[i];
        long rest = Math.abs(product % full[i]);
        return rest < full[i] - rest ? whole : whole + Long.signum(product);
    }

    private Spread spread(long known) {
        int place = (int) ((known ^ known >>> 8 ^ known >>> 16) & (PLACES - 1));
        Spread spread = places[place];
        if (spread == null || spread.known() != known) {
            spread = new Spread(known, weights(known));
            places[place] = spread;
        }
        return spread;
    }

    /** Returns the weights, where what is unknown weighs 0; null if too little is known. */
    private long @Nullable [] weights(long known) {
        Set<Feature> some = EnumSet.noneOf(Feature.class);
        for (int i = 0; i < features.length; i++) {
            if ((known & 1L << i) != 0) {
                some.add(features[i]);
            }
        }
        Map<Feature, BigDecimal> spread = scorecard.spread(some);
        if (spread == null) {
            return null;
        }
        long[] weights = new long[features.length];
        for (int i = 0; i < features.length; i++) {
            weights[i] = micros(spread.getOrDefault(features[i], BigDecimal.ZERO));
        }
        return weights;
    }

    private Scorecard.Weight weight(int i) {
        return requireNonNull(scorecard.weights().get(features[i]));
    }

    /** Returns the smallest log-odds whose score is at least this one. */
    private static long firstOf(BigDecimal score) {
        if (Score.logistic(decimal(-FARTHEST)).compareTo(score) >= 0) {
            return Long.MIN_VALUE;
        }
        long below = -FARTHEST;
        long from = FARTHEST;
        while (below + 1 < from) {
            long middle = (below + from) / 2;
            if (Score.logistic(decimal(middle)).compareTo(score) >= 0) {
                from = middle;
            } else {
                below = middle;
            }
        }
        return Score.logistic(decimal(from)).compareTo(score) >= 0 ? from : Long.MAX_VALUE;
    }

    static BigDecimal decimal(long micros) {
        return BigDecimal.valueOf(micros, Signal.DIGITS);
    }

    private static long micros(BigDecimal number) {
        return number.setScale(Signal.DIGITS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }
}
