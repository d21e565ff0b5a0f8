package dev.tidewatch.app.records;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/** Knows how far ahead of the clock a record of a topic may be. A broker refuses the whole batch of one that is further ahead. */
public final class TimeBounds {

    private static final String LARGEST = Long.toString(Long.MAX_VALUE);

    private final Map<String, Long> ahead;
    private final InstantSource clock;

    /** @param ahead in milliseconds, of each topic that has a bound */
    TimeBounds(Map<String, Long> ahead, InstantSource clock) {
        this.ahead = Map.copyOf(ahead);
        this.clock = clock;
    }

    /** No topic has one. */
    public static TimeBounds none() {
        return new TimeBounds(Map.of(), InstantSource.system());
    }

    /** As the brokers say; none where this user may not ask for it, for who may write need not be allowed to. */
    public static TimeBounds of(Admin admin, Collection<String> topics) {
        try {
            return new TimeBounds(asked(admin, topics), InstantSource.system());
        } catch (UserError e) {
            if (e.getCause() instanceof AuthorizationException) {
                return none();
            }
            throw e;
        }
    }

    private static Map<String, Long> asked(Admin admin, Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Long> ahead = new HashMap<>();
        KafkaResult.of(admin.describeConfigs(resources).all(), "read how far ahead of the clock records may be")
                .forEach((topic, config) ->
                        ahead(config).ifPresent(millis -> ahead.put(topic.name(), Long.valueOf(millis))));
        return ahead;
    }

    private static Optional<String> ahead(Config config) {
        boolean byBroker = "LogAppendTime"
                .equals(config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value());
        String millis =
                config.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG).value();
        return byBroker || millis.equals(LARGEST) ? Optional.empty() : Optional.of(millis);
    }

    /** Returns why the topic takes no record of that time; empty if it does. */
    Optional<String> complaint(String topic, long timestamp) {
        Long bound = ahead.get(topic);
        if (bound == null || timestamp - bound <= clock.millis()) {
            return Optional.empty();
        }
        return Optional.of("its time is " + Instant.ofEpochMilli(timestamp) + ", and " + topic
                + " takes no record that is more than "
                + Duration.ofMillis(bound).toMinutes()
                + " minutes ahead of the clock; mend the time, or let the pipeline judge it: kafka-configs --bootstrap-server ADDRESS"
                + " --alter --entity-type topics --entity-name " + topic + " --add-config "
                + TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG + "=" + LARGEST);
    }
}
