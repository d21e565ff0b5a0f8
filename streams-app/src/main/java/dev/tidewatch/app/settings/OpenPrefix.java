package dev.tidewatch.app.settings;

import dev.tidewatch.avro.json.NearestName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Keys that go to a library untouched: which it and its plug-ins know is their own matter, unless one is nearly one of its own. */
enum OpenPrefix {
    /** Every Kafka client. */
    KAFKA("kafka.") {
        @Override
        Set<String> names() {
            Set<String> names = new TreeSet<>(ConsumerConfig.configNames());
            names.addAll(ProducerConfig.configNames());
            names.addAll(AdminClientConfig.configNames());
            return names;
        }
    },
    /** Kafka Streams. */
    STREAMS("streams.") {
        @Override
        Set<String> names() {
            return StreamsConfig.configDef().names();
        }
    },
    /** Confluent's serializers and their registry client. */
    SCHEMA_REGISTRY("schema.registry.") {
        @Override
        Set<String> names() {
            return Set.of();
        }
    };

    private static final int TYPING_ERRORS = 2;

    /** A short name of a plug-in resembles too many. */
    private static final int LETTERS_AN_ERROR = 4;

    private final String prefix;

    OpenPrefix(String prefix) {
        this.prefix = prefix;
    }

    static boolean covers(String key) {
        return Stream.of(values()).anyMatch(open -> key.startsWith(open.prefix) && key.length() > open.prefix.length());
    }

    /** The key of a library that this one is nearly; empty for its own keys, and for those that resemble none. */
    static Optional<String> misspelt(String key) {
        return Stream.of(values())
                .filter(open -> key.startsWith(open.prefix))
                .flatMap(open -> open.nearly(key.substring(open.prefix.length())).stream())
                .findFirst();
    }

    private Optional<String> nearly(String name) {
        Set<String> names = names();
        return names.contains(name)
                ? Optional.empty()
                : NearestName.within(Math.min(TYPING_ERRORS, name.length() / LETTERS_AN_ERROR), name, names)
                        .map(nearest -> prefix + nearest);
    }

    /** Returns the names that the library documents. */
    abstract Set<String> names();

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
