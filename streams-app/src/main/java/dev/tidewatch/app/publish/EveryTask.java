package dev.tidewatch.app.publish;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.app.settings.Settings;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Every task of a running pipeline, each of which reads a partition of the control topic. */
public final class EveryTask {

    private final Settings settings;

    private EveryTask(Settings settings) {
        this.settings = settings;
    }

    /**
     * Names those of one pipeline.
     *
     * @param settings its own
     * @throws UserError if they name no cluster
     */
    public static EveryTask of(Settings settings) {
        settings.requireCluster();
        return new EveryTask(settings);
    }

    /**
     * Sends a message to each; when it returns, all of them are on the broker.
     *
     * @param what it carries, in the plural
     * @return how many tasks there are
     * @throws UserError if there is no such pipeline, or the broker refuses
     */
    public int tell(byte[] message, String what) {
        try (Admin admin = ClusterAdmin.of(settings.kafka());
                Sender sender = Sender.to(settings.kafka())) {
            String topic = ExistingTopic.named(settings.topics().control(), admin, settings.topics());
            TopicDescription description = KafkaResult.of(
                            admin.describeTopics(List.of(topic)).allTopicNames(), "describe the topic " + topic)
                    .get(topic);
            int tasks = description == null ? 0 : description.partitions().size();
            for (int partition = 0; partition < tasks; partition++) {
                sender.send(new ProducerRecord<>(topic, partition, null, message), topic + "-" + partition);
            }
            sender.flush();
            return tasks;
        } catch (KafkaException e) {
            throw new UserError(
                    "the " + what + " are not published to all tasks: " + e.getMessage() + "; publish them once more",
                    e);
        }
    }
}
