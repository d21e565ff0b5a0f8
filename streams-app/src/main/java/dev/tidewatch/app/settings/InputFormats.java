package dev.tidewatch.app.settings;

import dev.tidewatch.avro.InputRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The formats of the settings for what the input topics are expected to do. */
final class InputFormats {

    private static final List<String> TOPICS =
            InputRecord.all().stream().map(InputRecord::topic).toList();

    /** By the topic's name without prefix. */
    static final Format<Map<String, Duration>> STALE_AFTER = new Format<>(
            "input topics with a duration each, separated by commas, such as subscription-events=24h,billing-events=3d; of "
                    + String.join(", ", TOPICS),
            InputFormats::staleAfter);

    private InputFormats() {}

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
