package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A paying customer at the beginning of a month, and whether it was lost within the horizon.
 *
 * @param values of some features, in their order, in millionths; {@link #UNKNOWN} where the customer's state did not tell
 */
@SuppressWarnings("ArrayRecordComponent") // of a million rows, never compared
public record Row(String customerId, Instant at, long[] values, boolean lost) {

    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Returns the values of some features. */
    public static long[] values(List<Feature> features, Features known) {
        return features.stream()
                .mapToLong(feature -> {
                    Reading reading = known.get(feature);
                    return reading == null ? UNKNOWN : reading.micros();
                })
                .toArray();
    }

    Row lostLater() {
        return new Row(customerId, at, values, true);
    }

    /** Returns the features as a scorecard reads them. */
    public Features features(List<Feature> features) {
        Map<Feature, Reading> readings = new EnumMap<>(Feature.class);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != UNKNOWN) {
                readings.put(features.get(i), Reading.decimal(values[i], Signal.DIGITS));
            }
        }
        return new Features(readings);
    }
}
