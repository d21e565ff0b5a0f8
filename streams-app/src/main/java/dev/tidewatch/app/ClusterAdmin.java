package dev.tidewatch.app;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Kafka's admin client, with an answer a person can use where its settings are wrong. */
public final class ClusterAdmin {

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
            return Admin.create(kafka);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserError("the kafka. settings are wrong: " + cause.getMessage(), e);
        }
    }
}
