package dev.tidewatch.domain.risk.feature;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The features of one customer at one clock; an unknown one is absent. */
public record Features(Map<Feature, Reading> readings) {

    public static final Features NONE = new Features(Map.of());

    public Features {
        Map<Feature, Reading> copy = new EnumMap<>(Feature.class);
        copy.putAll(readings);
        readings = Collections.unmodifiableMap(copy);
    }

    /** All that the facts tell. */
    public static Features of(CustomerFacts facts) {
        Map<Feature, Reading> readings = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            Reading reading = feature.read(facts);
            if (reading != null) {
                readings.put(feature, reading);
            }
        }
        return new Features(readings);
    }

    public @Nullable Reading get(Feature feature) {
        return readings.get(feature);
    }

    /** Dotted name to value as plain text. */
    public SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        readings.forEach(
                (feature, reading) -> texts.put(feature.dotted(), feature.unit().text(reading.value())));
        return texts;
    }

    /** The earliest instant at which time alone changes one of these; null if none will. */
    @Nullable
    public Instant changeAt(Collection<Feature> features) {
        return features.stream()
                .map(readings::get)
                .filter(Objects::nonNull)
                .map(Reading::changesAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
