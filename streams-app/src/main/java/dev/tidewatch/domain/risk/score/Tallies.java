package dev.tidewatch.domain.risk.score;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.risk.feature.CustomerFacts;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
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
    private final long highFrom;
    private final long lowBelow;
    private final @Nullable Spread[] places = new Spread[PLACES];

    public Tallies(Scorecard scorecard, Band scores) {
        this.scorecard = scorecard;
        this.features = scorecard.features().toArray(Feature[]::new);
        this.highFrom = firstOf(scores.enter());
        this.lowBelow = firstOf(scores.leave());
    }

    /**
     * The parts of the score where some features are known. Whoever sees one sees all of it, whichever thread made it.
     *
     * @param known a bit for each feature of the scorecard, in its order
     * @param isScore enough is known
     * @param curves of the known ones
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Spread(
            long known,
            boolean isScore,
            long constant,
            @Nullable Curve[] curves) {}

    Tally of(CustomerFacts facts) {
        long[] values = new long[features.length];
        long known = 0;
        Instant change = null;
        for (int i = 0; i < features.length; i++) {
            Reading reading = features[i].read(facts);
            if (reading != null) {
                known |= 1L << i;
                values[i] = reading.micros();
                change = earlier(change, reading.changesAt());
            }
        }
        return sum(spread(known), values, change);
    }

    private Tally sum(Spread spread, long[] values, @Nullable Instant change) {
        long sum = spread.constant();
        long alarms = 0;
        for (int i = 0; i < values.length; i++) {
            Curve curve = spread.curves()[i];
            if (curve != null) {
                long part = curve.at(values[i]);
                sum += part;
                alarms |= part > 0 ? FeatureSet.bit(features[i]) : 0;
            }
        }
        return new Tally(spread.isScore(), sum, new FeatureSet(alarms), change);
    }

    ThresholdZone zone(long logOdds) {
        if (logOdds >= highFrom) {
            return ThresholdZone.HIGH;
        }
        return logOdds < lowBelow ? ThresholdZone.LOW : ThresholdZone.BETWEEN;
    }

    private Spread spread(long known) {
        int place = (int) ((known ^ known >>> 8 ^ known >>> 16) & (PLACES - 1));
        Spread spread = places[place];
        if (spread == null || spread.known() != known) {
            spread = made(known);
            places[place] = spread;
        }
        return spread;
    }

    private Spread made(long known) {
        Set<Feature> some = EnumSet.noneOf(Feature.class);
        for (int i = 0; i < features.length; i++) {
            if ((known & 1L << i) != 0) {
                some.add(features[i]);
            }
        }
        @Nullable Curve[] curves = new Curve[features.length];
        Scorecard.Parts parts = scorecard.parts(some);
        if (parts == null) {
            return new Spread(known, false, 0, curves);
        }
        for (int i = 0; i < features.length; i++) {
            curves[i] = parts.curves().get(features[i]);
        }
        return new Spread(known, true, parts.constant(), curves);
    }

    /** Returns the smallest log-odds whose score is at least this one. */
    private static long firstOf(BigDecimal score) {
        if (Score.logistic(Curve.decimal(-FARTHEST)).compareTo(score) >= 0) {
            return Long.MIN_VALUE;
        }
        long below = -FARTHEST;
        long from = FARTHEST;
        while (below + 1 < from) {
            long middle = (below + from) / 2;
            if (Score.logistic(Curve.decimal(middle)).compareTo(score) >= 0) {
                from = middle;
            } else {
                below = middle;
            }
        }
        return Score.logistic(Curve.decimal(from)).compareTo(score) >= 0 ? from : Long.MAX_VALUE;
    }
}
