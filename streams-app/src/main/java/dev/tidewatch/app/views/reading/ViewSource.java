package dev.tidewatch.app.views.reading;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * From where views are read, and how.
 *
 * @param kafka settings of the client
 * @param registryConfig of Confluent's deserializer
 * @param directory for the store; what it holds is gone on from, if it is of these topics
 * @param version of this program
 * @param attributes that make segments
 * @param months so many months of rows are kept, with that of the last one; empty for all that the topics have
 */
public record ViewSource(
        Map<String, Object> kafka,
        Topics topics,
        SchemaRegistryClient registry,
        Map<String, ?> registryConfig,
        Path directory,
        String version,
        List<String> attributes,
        OptionalInt months) {

    /** Memory holds all that is fetched ahead. */
    private static final int FETCHED_BYTES = 8 << 20;

    /** Says what it depends on how records are kept, beside the topics. */
    public String reader() {
        return attributes.isEmpty() ? version : version + " with segments by " + String.join(", ", attributes);
    }

    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        return CommittedRecords.consumer(config);
    }

    /** Returns the id of each topic, by its name. */
    public Map<String, String> ids() {
        List<String> names = List.of(
                topics.metrics(),
                topics.cohorts(),
                topics.movements(),
                topics.alerts(),
                topics.outcomes(),
                topics.health(),
                topics.deadLetters());
        Map<String, String> ids = new HashMap<>();
        try (Admin admin = ClusterAdmin.of(kafka)) {
            KafkaResult.of(admin.describeTopics(names).allTopicNames(), "read the ids of the output topics")
                    .forEach((topic, description) ->
                            ids.put(topic, description.topicId().toString()));
        }
        return ids;
    }
}
