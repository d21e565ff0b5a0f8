package dev.tidewatch.it.released;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.released.StateFixture.Position;
import dev.tidewatch.it.released.StateFixture.RegisteredText;
import dev.tidewatch.it.released.StateFixture.TopicShape;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Runs today's build phase by phase, from nothing or from what a {@link StateFixture} left. */
final class ReleasedPipeline {

    private static final Map<String, String> SETTINGS = Map.of("tidewatch.segment.attributes", "region");

    private final Cluster cluster;
    private final Topics topics;
    private final Path state;

    /** @param state directory of its stores, empty at first */
    ReleasedPipeline(Cluster cluster, Topics topics, Path state) {
        this.cluster = cluster;
        this.topics = topics;
        this.state = state;
    }

    /** Starts with all of it on the broker, and stops when nothing is left to do: that makes it deterministic. */
    void run(List<Fed> phase) throws Exception {
        cluster.sendBytes(phase.stream().map(record -> record.in(topics)).toList());
        CustomerPolicy policy =
                Settings.of(new SettingLayers().named("the test", SETTINGS)).policy();
        Map<String, String> streams = Map.of("state.dir", state.toString());
        try (RunningPipeline running = cluster.start(topics, ClockMode.EVENT, policy, streams)) {
            Standstill.awaitOf(cluster, topics);
            assertThat(running.failure()).isNull();
        }
    }

    /** The broker and the registry are as that version left them when it was stopped. */
    void load(StateFixture fixture) throws Exception {
        for (RegisteredText schema : fixture.schemas()) {
            int id = cluster.registry().register(schema.subject(), new AvroSchema(schema.schema()));
            assertThat(id).as(schema.subject()).isEqualTo(schema.id());
        }
        List<NewTopic> created = new ArrayList<>();
        for (TopicShape topic : fixture.topics()) {
            created.add(new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.configs()));
        }
        cluster.admin().createTopics(created).all().get();
        cluster.setUp(topics);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(fixture.records());
        for (int phase = 1; phase <= fixture.phases(); phase++) {
            fixture.fed(phase).stream().filter(Fed::isInput).forEach(record -> records.add(record.in(topics)));
        }
        cluster.sendBytes(records);
        cluster.admin()
                .alterConsumerGroupOffsets(topics.applicationId(), offsets(fixture))
                .all()
                .get();
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(StateFixture fixture) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, Position> position : fixture.positions().entrySet()) {
            Position at = position.getValue();
            offsets.put(position.getKey(), new OffsetAndMetadata(at.records(), at.metadata()));
        }
        return offsets;
    }
}
