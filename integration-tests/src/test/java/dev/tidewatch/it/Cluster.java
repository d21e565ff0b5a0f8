package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.Pipeline;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import dev.tidewatch.stream.plan.RowLimits;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker and a registry, wherever they run, as producers and consumers of the pipeline use them. */
public final class Cluster implements AutoCloseable {

    public static final int PARTITIONS = 4;

    /** Longer than anything takes; more input takes longer. */
    public static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("it.patience.seconds", 120));

    private final Map<String, Object> kafka;
    private final Map<String, Object> registryConfig;
    private final SchemaRegistryClient registry;
    private final Admin admin;

    public Cluster(String bootstrapServers, String schemaRegistryUrl) {
        TrustedRecords.trust();
        kafka = Map.of("bootstrap.servers", bootstrapServers);
        registryConfig = Map.of(
                "schema.registry.url",
                schemaRegistryUrl,
                "avro.remove.java.properties",
                true,
                "auto.register.schemas",
                false,
                "specific.avro.reader",
                true);
        registry = RegistryClient.of(registryConfig);
        admin = Admin.create(kafka);
    }

    public Admin admin() {
        return admin;
    }

    public SchemaRegistryClient registry() {
        return registry;
    }

    public Map<String, Integer> setUp(Topics topics) {
        new TopicSetup(admin, topics).create(new TopicSetup.Layout(PARTITIONS, (short) 1, -1));
        return new SchemaSetup(registry, topics).register();
    }

    public RunningPipeline start(Topics topics, ClockMode clock, Map<String, ?> streams) {
        return start(topics, clock, Settings.of(new SettingLayers()).policy(), streams);
    }

    public RunningPipeline start(Topics topics, ClockMode clock, CustomerPolicy policy, Map<String, ?> streams) {
        Pipeline pipeline =
                new Pipeline(new Plan(topics, PARTITIONS, policy, clock, RowLimits.STANDARD), registry, registryConfig);
        return RunningPipeline.start(pipeline.topology(), topics.applicationId(), kafka, streams);
    }

    /** Puts events on the topics of an application of their own. */
    public Topics load(String application, List<InputLine> lines) throws ExecutionException, InterruptedException {
        Topics topics = PipelineProcess.topics(application);
        setUp(topics);
        send(topics, lines);
        return topics;
    }

    /** Reads all that there is, in this process and in one go. */
    public void runUndisturbed(Topics topics, Path state) {
        try (RunningPipeline running = start(topics, ClockMode.EVENT, Map.of("state.dir", state.toString()))) {
            awaitEnd(topics);
            assertThat(running.failure()).isNull();
        }
    }

    public void send(Topics topics, List<InputLine> lines) throws ExecutionException, InterruptedException {
        sendBytes(encoded(topics, lines));
    }

    /** Through Confluent's serializer, as any producer does. */
    public List<ProducerRecord<byte[], byte[]>> encoded(Topics topics, List<InputLine> lines) {
        Map<String, InputRecord<?>> inputs = new HashMap<>();
        Map<String, Schema> schemas = new HashMap<>();
        for (InputRecord<?> input : InputRecord.all()) {
            inputs.put(input.topic(), input);
            schemas.put(input.topic(), RegisteredSchema.of(input.schema()).rawSchema());
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaAvroSerializer avro = new KafkaAvroSerializer(registry, registryConfig)) {
            for (InputLine line : lines) {
                String topic = topics.of(inputs.get(line.topic()));
                byte[] key = line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
                byte[] value = line.value() == null
                        ? null
                        : avro.serialize(topic, RecordJson.read(line.value(), schemas.get(line.topic())));
                records.add(new ProducerRecord<>(topic, key == null ? 0 : null, key, value));
            }
        }
        return records;
    }

    /** The bytes of a line's value. */
    public byte[] encode(Topics topics, InputLine line) {
        InputRecord<?> input = InputRecord.all().stream()
                .filter(one -> one.topic().equals(line.topic()))
                .findFirst()
                .orElseThrow();
        Schema schema = RegisteredSchema.of(input.schema()).rawSchema();
        try (KafkaAvroSerializer avro = new KafkaAvroSerializer(registry, registryConfig)) {
            return avro.serialize(topics.of(input), RecordJson.read(line.value(), schema));
        }
    }

    public void sendBytes(List<ProducerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    /** Tells every task that nothing follows, after all input. */
    public void endInput(Topics topics, Instant until) throws ExecutionException, InterruptedException {
        byte[] advance = ControlMessage.advance(until);
        sendBytes(IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new ProducerRecord<byte[], byte[]>(topics.control(), partition, null, advance))
                .toList());
    }

    /** Returns when every task has committed {@link #endInput}, and the metrics what came of it. */
    public void awaitEnd(Topics topics) {
        await().atMost(PATIENCE).until(() -> {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(topics.applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            return committed.entrySet().stream()
                            .filter(offset -> offset.getKey().topic().equals(topics.control()))
                            .filter(offset -> offset.getValue().offset() > 0)
                            .count()
                    == PARTITIONS;
        });
        long last = committed(topics.differences()).stream()
                .mapToLong(ConsumerRecord::offset)
                .max()
                .orElse(-1);
        await().atMost(PATIENCE).until(() -> committedOffset(topics) > last);
    }

    /** Returns when every task has committed what the control topic has now, and the metrics what came of it. */
    public void awaitAll(Topics topics) {
        Map<TopicPartition, Long> last = new HashMap<>();
        committed(topics.control())
                .forEach(record ->
                        last.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max));
        await().atMost(PATIENCE).until(() -> {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(topics.applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            return last.entrySet().stream()
                    .allMatch(end -> committed.containsKey(end.getKey())
                            && committed.get(end.getKey()).offset() > end.getValue());
        });
        awaitEnd(topics);
    }

    private long committedOffset(Topics topics) throws ExecutionException, InterruptedException {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets(topics.applicationId())
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(topics.differences(), 0));
        return offset == null ? 0 : offset.offset();
    }

    public List<MrrMovement> movements(Topics topics) {
        return values(topics.movements(), MrrMovement.class);
    }

    public List<RiskAlert> alerts(Topics topics) {
        return values(topics.alerts(), RiskAlert.class);
    }

    public <T> List<T> values(String topic, Class<T> type) {
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer(registry, registryConfig)) {
            return committed(topic).stream()
                    .map(record -> type.cast(avro.deserialize(record.topic(), record.value())))
                    .toList();
        }
    }

    /** All that a reader of committed records sees by now. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        return read(topic, "read_committed");
    }

    /** Reads a partition from an offset on as such a reader sees it. */
    public List<ConsumerRecord<byte[], byte[]>> committed(TopicPartition partition, long from) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            return toTheEnd(consumer);
        }
    }

    /** Also what belongs to transactions that were given up. */
    List<ConsumerRecord<byte[], byte[]>> written(String topic) {
        return read(topic, "read_uncommitted");
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return toTheEnd(consumer);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("isolation.level", isolation);
        // To be closed, it waits for its last fetch, which finds nothing.
        config.put("fetch.max.wait.ms", 10);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<ConsumerRecord<byte[], byte[]>> toTheEnd(KafkaConsumer<byte[], byte[]> consumer) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() throws IOException {
        admin.close(Duration.ZERO);
        registry.close();
    }
}
