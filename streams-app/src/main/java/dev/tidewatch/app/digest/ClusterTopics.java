package dev.tidewatch.app.digest;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.ClusterOutputs;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Written;
import dev.tidewatch.app.registry.RegisteredValues;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the output topics of a cluster, each as it was written when its reading begins. */
public final class ClusterTopics implements DigestSource {

    private final Outputs outputs;
    private final RegisteredValues values;
    private final CommittedRecords records;
    private final String alerts;
    private final String outcomes;

    private ClusterTopics(Outputs outputs, Settings settings, String alerts, String outcomes) {
        this.outputs = outputs;
        this.alerts = alerts;
        this.outcomes = outcomes;
        values = new RegisteredValues(settings.schemaRegistry());
        records = CommittedRecords.of(settings.kafka());
    }

    /**
     * Returns the topics of the settings' application.
     *
     * @throws UserError if the cluster does not answer or does not have them
     */
    public static ClusterTopics of(Settings settings) {
        Topics topics = settings.topics();
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            String alerts = ExistingTopic.named(topics.alerts(), admin, topics);
            String outcomes = ExistingTopic.named(topics.outcomes(), admin, topics);
            return new ClusterTopics(ClusterOutputs.of(settings), settings, alerts, outcomes);
        }
    }

    @Override
    public Outputs outputs() {
        return outputs;
    }

    @Override
    public void alerts(AlertReceiver receiver) {
        read(alerts, RiskAlert.class, receiver::alert);
    }

    @Override
    public List<GradedAlert> outcomes() {
        Map<String, GradedAlert> newest = new TreeMap<>();
        read(outcomes, AlertOutcome.class, (key, outcome) -> {
            GradedAlert alert = outcome == null ? null : OutcomeMapping.toDomain(outcome);
            if (alert == null) {
                newest.remove(key);
            } else {
                newest.put(key, alert);
            }
        });
        return List.copyOf(newest.values());
    }

    @Override
    public void close() {
        outputs.close();
        records.close();
        values.close();
    }

    private <T> void read(String topic, Class<T> type, BiConsumer<String, @Nullable T> receiver) {
        for (Written written : records.written(topic)) {
            TopicPartition partition = written.partition();
            records.read(written, record -> {
                if (record.key() != null) {
                    byte[] value = record.value();
                    receiver.accept(
                            new String(record.key(), StandardCharsets.UTF_8),
                            value == null ? null : values.decoded(partition, value, type));
                }
            });
        }
    }
}
