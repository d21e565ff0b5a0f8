package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.output.MrrMovement;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The output topics as the connectors read them, and what a pipeline of another version or with another fate would publish there. */
record ConnectedTopics(ClusterConfig.Addresses addresses, Cluster cluster) implements AutoCloseable {

    static final List<String> LOADED = List.of(
            "alert-outcomes",
            "at-risk-alerts",
            "cohort-retention",
            "customer-health",
            "mrr-movements",
            "retention-metrics");

    private static final String MOVEMENTS = "mrr-movements";

    static ConnectedTopics of(ClusterConfig.Addresses addresses) {
        return new ConnectedTopics(addresses, new Cluster(addresses.bootstrapServers(), addresses.schemaRegistryUrl()));
    }

    static String connector(String topic) {
        return "warehouse-" + topic;
    }

    /** Table, partition and offset of the last record of each partition. */
    List<String> lastPlaces() {
        List<String> places = new ArrayList<>();
        for (String topic : LOADED) {
            ends(topic)
                    .forEach((partition, end) ->
                            places.add(topic.replace('-', '_') + " " + partition.partition() + " " + (end - 1)));
        }
        return places;
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.committed(topic)) {
            ends.merge(new TopicPartition(topic, record.partition()), record.offset() + 1, Math::max);
        }
        return ends;
    }

    /** Returns when each connector has committed the last record that is on its topic. */
    void awaitLoaded(ConnectWorker worker) throws ExecutionException, InterruptedException {
        for (String topic : LOADED) {
            Map<TopicPartition, Long> ends = ends(topic);
            await().atMost(Cluster.PATIENCE)
                    .failFast("the worker ended", () -> !worker.isAlive())
                    .untilAsserted(() -> assertThat(committed(topic))
                            .as(topic + " " + worker.failures())
                            .allSatisfy((partition, offset) ->
                                    assertThat(offset).isGreaterThanOrEqualTo(ends.getOrDefault(partition, 0L)))
                            .containsKeys(ends.keySet().toArray(new TopicPartition[0])));
        }
    }

    private Map<TopicPartition, Long> committed(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed = cluster.admin()
                .listConsumerGroupOffsets("connect-" + connector(topic))
                .partitionsToOffsetAndMetadata()
                .get();
        committed.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    /** The newest movement on the topic, as a record of the schema that it was written with. */
    GenericRecord newestMovement() {
        return newest(MOVEMENTS, movement -> true);
    }

    /** The newest row that follows the current day. */
    GenericRecord newestLiveRow() {
        return newest("retention-metrics", row -> (boolean) row.get("live"));
    }

    private GenericRecord newest(String topic, Predicate<GenericRecord> wanted) {
        List<ConsumerRecord<byte[], byte[]>> records = cluster.committed(topic);
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer(cluster.registry(), settings(false))) {
            for (int i = records.size() - 1; i >= 0; i--) {
                GenericRecord record =
                        (GenericRecord) avro.deserialize(topic, records.get(i).value());
                if (wanted.test(record)) {
                    return record;
                }
            }
        }
        throw new IllegalStateException("there is none on " + topic);
    }

    /** The same under a later revision. */
    static GenericRecord revised(GenericRecord movement, int more) {
        GenericRecord revised = new GenericData.Record((GenericData.Record) movement, true);
        revised.put("revision", (long) movement.get("revision") + more);
        return revised;
    }

    /** Publishes as a pipeline does that knows one field more. */
    static GenericRecord grown(GenericRecord movement, String field, String value) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field old : movement.getSchema().getFields()) {
            fields.add(new Schema.Field(old, old.schema()));
        }
        Schema text = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        fields.add(new Schema.Field(field, text, null, JsonProperties.NULL_VALUE));
        Schema old = movement.getSchema();
        GenericRecord grown = new GenericData.Record(
                Schema.createRecord(old.getName(), old.getDoc(), old.getNamespace(), false, fields));
        old.getFields().forEach(one -> grown.put(one.name(), movement.get(one.name())));
        grown.put(field, value);
        return grown;
    }

    void publish(GenericRecord movement) throws ExecutionException, InterruptedException {
        cluster.sendBytes(List.of(record(movement)));
    }

    /** The same row as of the next day; the connectors do not look at its key. */
    void publishOnTheNextDay(GenericRecord row) throws ExecutionException, InterruptedException {
        GenericRecord next = new GenericData.Record((GenericData.Record) row, true);
        next.put("day", (int) row.get("day") + 1);
        cluster.sendBytes(List.of(record("retention-metrics", row.get("segment").toString(), next)));
    }

    /** A transaction that a pipeline gave up, because it was killed in the middle of it. */
    void publishInVain(GenericRecord movement) throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", addresses.bootstrapServers(), "transactional.id", "killed-in-the-middle");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(movement)).get();
            producer.abortTransaction();
        }
        assertThat(cluster.written(MOVEMENTS))
                .hasSizeGreaterThan(cluster.values(MOVEMENTS, MrrMovement.class).size());
    }

    /** A customer is forgotten. */
    void forget(String topic, String key) throws ExecutionException, InterruptedException {
        cluster.sendBytes(List.of(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), null)));
    }

    private ProducerRecord<byte[], byte[]> record(GenericRecord movement) {
        return record(MOVEMENTS, movement.get("customerId").toString(), movement);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String key, GenericRecord value) {
        try (KafkaAvroSerializer avro = new KafkaAvroSerializer(cluster.registry(), settings(true))) {
            return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), avro.serialize(topic, value));
        }
    }

    private Map<String, Object> settings(boolean register) {
        return Map.of("schema.registry.url", addresses.schemaRegistryUrl(), "auto.register.schemas", register);
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }
}
