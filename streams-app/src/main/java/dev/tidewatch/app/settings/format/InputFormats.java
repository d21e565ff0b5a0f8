package dev.tidewatch.app.settings.format;

import dev.tidewatch.avro.input.InputRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The formats of the settings for what the input topics are expected to do. */
public final class InputFormats {

    private static final List<String> TOPICS =
            InputRecord.all().stream().map(InputRecord::topic).toList();

    /** By the topic's name without prefix. */
    public static final Format<Map<String, Duration>> STALE_AFTER = new Format<>(
            "input topics with a duration each, separated by commas, such as subscription-events=24h,billing-events=3d; of "
                    + String.join(", ", TOPICS),
            InputFormats::staleAfter);

    /** Each as a topic, a partition and an offset. */
    public static final Format<Set<String>> PLACES = new Format<>(
            "places of records, separated by commas, such as tidewatch-differences:0:17", InputFormats::places);

    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9._-]+:[0-9]+:[0-9]+");

    private InputFormats() {}

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        for (String place : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
            if (!PLACE.matcher(place.strip()).matches()) {
                throw new IllegalArgumentException(place);
            }
            places.add(place.strip());
        }
        return places;
    }

    private static Map<String, Duration> staleAfter(String text) {
        Map<String, Duration> durations = new LinkedHashMap<>();
        if (text.isBlank()) {
            return durations;
        }
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", -1);
            String topic = pair[0].strip();
            if (pair.length != 2 || !TOPICS.contains(topic)) {
                throw new IllegalArgumentException(part);
            }
            if (durations.put(topic, Formats.POSITIVE_DURATION.parse(pair[1].strip())) != null) {
                throw new IllegalArgumentException(part);
            }
        }
        return durations;
    }
}
