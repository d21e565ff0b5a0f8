package dev.tidewatch.it.released;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.released.StateFixture.Position;
import dev.tidewatch.it.released.StateFixture.RegisteredText;
import dev.tidewatch.it.released.StateFixture.TopicShape;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;

/** What stands in an application's topics at one moment, but in its inputs. */
final class StateDump {

    private static final List<String> OF_METRICS =
            List.of("figures", "cohorts", "segments", "release-inbox", "paid", "metrics-progress", "metric-rates");

    private final Cluster cluster;
    private final Topics topics;
    private final Map<String, TopicShape> shapes = new TreeMap<>();
    private final Map<String, List<ProducerRecord<byte[], byte[]>>> records = new TreeMap<>();
    private final Map<TopicPartition, Position> positions = new TreeMap<>(FixtureFile::compare);

    private StateDump(Cluster cluster, Topics topics) {
        this.cluster = cluster;
        this.topics = topics;
    }

    static StateDump of(Cluster cluster, Topics topics) throws Exception {
        StateDump dump = new StateDump(cluster, topics);
        Set<String> inputs = new HashSet<>(topics.events());
        inputs.add(topics.rates());
        inputs.add(topics.terms());
        Map<TopicPartition, OffsetAndMetadata> committed = Standstill.positions(cluster, topics);
        for (String topic : cluster.admin().listTopics().names().get()) {
            if (topic.startsWith(topics.applicationId())) {
                List<ConsumerRecord<byte[], byte[]>> all = cluster.committed(topic);
                dump.positions(topic, all, committed);
                if (!inputs.contains(topic)) {
                    dump.topic(topic, all);
                }
            }
        }
        return dump;
    }

    /** With what the metrics had done at an earlier moment, as if they were behind since. */
    StateFixture withMetricsOf(StateDump earlier, String version, List<Fed> fed) throws Exception {
        Predicate<String> ofMetrics = this::isOfMetrics;
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        records.forEach((topic, own) -> all.addAll(ofMetrics.test(topic) ? earlier.records.get(topic) : own));
        Map<TopicPartition, Position> merged = new TreeMap<>(FixtureFile::compare);
        merged.putAll(positions);
        TopicPartition differences = new TopicPartition(topics.differences(), 0);
        merged.put(differences, earlier.positions.get(differences));
        return new StateFixture(version, FedCompany.DONE, schemas(), List.copyOf(shapes.values()), all, merged, fed);
    }

    private boolean isOfMetrics(String topic) {
        return topic.equals(topics.metrics())
                || topic.equals(topics.cohorts())
                || OF_METRICS.stream().anyMatch(store -> topic.equals(changelog(store)));
    }

    private String changelog(String store) {
        return topics.applicationId() + "-" + store + "-changelog";
    }

    private void positions(
            String topic, List<ConsumerRecord<byte[], byte[]>> all, Map<TopicPartition, OffsetAndMetadata> committed) {
        committed.forEach((place, offset) -> {
            if (place.topic().equals(topic)) {
                long before = all.stream()
                        .filter(record -> record.partition() == place.partition() && record.offset() < offset.offset())
                        .count();
                positions.put(place, new Position(before, offset.metadata()));
            }
        });
    }

    private void topic(String topic, List<ConsumerRecord<byte[], byte[]>> all) throws Exception {
        TopicDescription description = cluster.admin()
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic);
        Map<String, String> configs = configs(topic);
        shapes.put(topic, new TopicShape(topic, description.partitions().size(), configs));
        boolean compacted = TopicConfig.CLEANUP_POLICY_COMPACT.equals(configs.get(TopicConfig.CLEANUP_POLICY_CONFIG));
        records.put(
                topic,
                new ArrayList<>((compacted ? newest(all) : all)
                        .stream().map(StateDump::copy).toList()));
    }

    /** As compaction leaves them. */
    private static List<ConsumerRecord<byte[], byte[]>> newest(List<ConsumerRecord<byte[], byte[]>> all) {
        Map<List<Object>, ConsumerRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : all) {
            List<Object> place = List.of(record.partition(), Bytes.wrap(record.key()));
            newest.remove(place);
            newest.put(place, record);
        }
        newest.values().removeIf(record -> record.value() == null);
        return List.copyOf(newest.values());
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()));
    }

    private Map<String, String> configs(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config =
                cluster.admin().describeConfigs(List.of(resource)).all().get().get(resource);
        Map<String, String> own = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                own.put(entry.name(), entry.value());
            }
        }
        return own;
    }

    private List<RegisteredText> schemas() throws Exception {
        List<RegisteredText> schemas = new ArrayList<>();
        for (String subject : cluster.registry().getAllSubjects()) {
            if (subject.startsWith(topics.prefix())) {
                SchemaMetadata newest = cluster.registry().getLatestSchemaMetadata(subject);
                schemas.add(new RegisteredText(newest.getId(), subject, newest.getSchema()));
            }
        }
        schemas.sort(Comparator.comparingInt(RegisteredText::id));
        return schemas;
    }
}
