package dev.tidewatch.app;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Kafka's admin client, with an answer a person can use where its settings are wrong. */
public final class ClusterAdmin {

    private static final long FIRST_RETRY_MS = 20;
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 4_000;

    private ClusterAdmin() {}

    /**
     * Does not connect yet.
     *
     * @param kafka settings without the {@code kafka.} prefix
     */
    public static Admin of(Map<String, Object> kafka) {
        if (!kafka.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new UserError(
                    "kafka.bootstrap.servers is not set; it must be the cluster's address, such as localhost:9092");
        }
        try {
            Map<String, Object> config = new HashMap<>();
            // Every attempt is a warning in the log.
            config.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, FIRST_PAUSE_MS);
            config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_PAUSE_MS);
            config.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, FIRST_RETRY_MS);
            config.putAll(kafka);
            return Admin.create(config);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserError("the kafka. settings are wrong: " + cause.getMessage(), e);
        }
    }
}
