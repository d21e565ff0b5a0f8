package dev.tidewatch.app.settings;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keys that go to a library untouched: which it knows is its own matter. */
enum OpenPrefix {
    /** Every Kafka client. */
    KAFKA("kafka."),
    /** Kafka Streams. */
    STREAMS("streams."),
    /** Confluent's serializers and their registry client. */
    SCHEMA_REGISTRY("schema.registry.");

    private final String prefix;

    OpenPrefix(String prefix) {
        this.prefix = prefix;
    }

    static boolean covers(String key) {
        return Stream.of(values()).anyMatch(open -> key.startsWith(open.prefix) && key.length() > open.prefix.length());
    }

    String prefix() {
        return prefix;
    }

    /** Its keys without the prefix. */
    Map<String, String> without(Map<String, Setting> settings) {
        Map<String, String> values = new TreeMap<>();
        settings.forEach((key, setting) -> {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), setting.value());
            }
        });
        return values;
    }
}
