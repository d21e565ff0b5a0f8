package dev.tidewatch.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Finds the topics that forget. Events keep their own time, often years back, and a broker deletes by it. */
final class TopicRetention {

    private static final List<String> LIMITS =
            List.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG);

    private static final String UNLIMITED = "-1";

    private TopicRetention() {}

    /** Returns those of these topics, which must exist, that have a limit, with it: {@code retention.ms=604800000}. */
    static Map<String, String> finite(Admin admin, List<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, String> finite = new TreeMap<>();
        KafkaResult.of(admin.describeConfigs(resources).all(), "read the retention of the topics")
                .forEach((resource, config) -> {
                    List<String> limits = limits(config);
                    if (!limits.isEmpty()) {
                        finite.put(resource.name(), String.join(", ", limits));
                    }
                });
        return finite;
    }

    private static List<String> limits(Config config) {
        List<String> limits = new ArrayList<>();
        if (value(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            for (String limit : LIMITS) {
                if (!value(config, limit).equals(UNLIMITED)) {
                    limits.add(limit + "=" + value(config, limit));
                }
            }
        }
        return limits;
    }

    private static String value(Config config, String name) {
        return config.get(name).value();
    }
}
