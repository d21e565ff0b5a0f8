package dev.tidewatch.app.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.app.views.reading.ViewSource;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.told.MovementNumber;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Output topics of one partition each, without a broker, and views that read them. */
public final class PublishedOutputs {

    public static final Topics TOPICS = new Topics("", "kept");

    /** These attributes make segments. */
    private static final List<String> ATTRIBUTES = List.of("channel");

    private static final Map<String, Object> REGISTRY = Map.of("schema.registry.url", "mock://never-asked");

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final KafkaAvroSerializer avro = new KafkaAvroSerializer(registry, REGISTRY);
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> logs = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Long> beginnings = new HashMap<>();
    private final AtomicInteger polled = new AtomicInteger();
    private MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private String version = "1";
    private OptionalInt months = OptionalInt.empty();
    private Instant now = Instant.parse("2026-04-01T00:00:00Z");

    public PublishedOutputs() {
        TrustedRecords.trust();
        for (Topics.Public topic : TOPICS.outputs()) {
            makeAgain(topic.name());
        }
    }

    void alert(String customer, String id, long revision, Instant at) {
        alert(OutputSamples.alertOf(customer, id, at).setRevision(revision).build());
    }

    public void alert(RiskAlert alert) {
        add(TOPICS.alerts(), alert.getCustomerId(), avro.serialize(TOPICS.alerts(), alert), alert.getUpdatedAt());
    }

    /** Null: the customer is forgotten. */
    public void outcome(String key, @Nullable AlertOutcome outcome) {
        byte[] value = outcome == null ? null : avro.serialize(TOPICS.outcomes(), outcome);
        add(TOPICS.outcomes(), key, value, Instant.EPOCH);
    }

    public void movement(MrrMovement movement) {
        published(movement);
    }

    /** With its number in its input partition. */
    void movement(MrrMovement movement, long number) {
        new MovementNumber(0, number).addTo(published(movement).headers());
    }

    private ConsumerRecord<byte[], byte[]> published(MrrMovement movement) {
        byte[] value = avro.serialize(TOPICS.movements(), movement);
        return add(TOPICS.movements(), movement.getCustomerId(), value, movement.getEffectiveAt());
    }

    public void health(CustomerHealth health) {
        add(TOPICS.health(), health.getCustomerId(), avro.serialize(TOPICS.health(), health), health.getUpdatedAt());
    }

    /** A row without figures. */
    public void row(String segment, String window, @Nullable LocalDate day, Instant asOf) {
        row(segment, window, day, asOf, MovementsTold.of(List.of()));
    }

    /** The live one of all customers, which has the movements up to a number. */
    void liveRow(String window, Instant asOf, long number) {
        row("all", window, null, asOf, MovementsTold.of(List.of(number)));
    }

    private void row(String segment, String window, @Nullable LocalDate day, Instant asOf, MovementsTold movements) {
        RetentionMetrics row = new RetentionMetrics();
        row.setSegment(segment);
        row.setWindow(window);
        row.setLive(day == null);
        row.setDay(day == null ? LocalDate.ofInstant(asOf, ZoneOffset.UTC) : day);
        row.setAsOf(asOf);
        row.setChurnByKind(List.of());
        row.setChurnByReason(List.of());
        row.setChurnByPlan(List.of());
        row.setChurnByTenure(List.of());
        String key = segment + "|" + window + "|" + (day == null ? "live" : day);
        movements.addTo(add(TOPICS.metrics(), key, avro.serialize(TOPICS.metrics(), row), asOf)
                .headers());
    }

    /** Of all customers, of nobody. */
    void cohort(String cohort, int offset, LocalDate asOfDay) {
        BigDecimal nothing = new BigDecimal("0.000000");
        CohortRetention row =
                new CohortRetention("all", cohort, offset, asOfDay, 0L, nothing, 0L, nothing, 0L, false, "USD");
        Instant asOf = asOfDay.atStartOfDay(ZoneOffset.UTC).toInstant();
        add(TOPICS.cohorts(), "all|" + cohort + "|" + offset, avro.serialize(TOPICS.cohorts(), row), asOf);
    }

    /** A row without anything in it that is asked for. */
    void row(String key) {
        add(TOPICS.metrics(), key, new byte[] {1}, Instant.EPOCH);
    }

    void letter(String reason) {
        ConsumerRecord<byte[], byte[]> letter = add(TOPICS.deadLetters(), "any", new byte[0], Instant.EPOCH);
        letter.headers().add(DeadLetterJson.REASON, reason.getBytes(UTF_8));
    }

    /** The customer's health is deleted: to those that read already. */
    public void forget(String customer, Instant until) {
        ConsumerRecord<byte[], byte[]> deletion = add(TOPICS.health(), customer, null, until);
        consumer.addRecord(deletion);
    }

    void makeAgain(String topic) {
        logs.put(topic, new ArrayList<>());
        beginnings.put(topic, 0L);
        ids.merge(topic, "id", (before, id) -> before + "-again");
    }

    void deleteBefore(String topic, long offset) {
        log(topic).removeIf(record -> record.offset() < offset);
        beginnings.put(topic, offset);
    }

    void deleteLast(String topic) {
        List<ConsumerRecord<byte[], byte[]>> log = log(topic);
        log.remove(log.size() - 1);
    }

    /** There are so many more records in a topic, which nobody has been given yet. */
    void hold(String topic, int records) {
        consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), end(topic) + records));
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** Views keep so many months of rows from the next start on. */
    void keep(int most) {
        months = OptionalInt.of(most);
    }

    void version(String other) {
        version = other;
    }

    int size() {
        return logs.values().stream().mapToInt(List::size).sum();
    }

    /** Records that the last views have read. */
    int polled() {
        return polled.get();
    }

    public Views read(Path directory) {
        polled.set(0);
        consumer = new CountingConsumer();
        Map<TopicPartition, Long> first = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        logs.forEach((topic, log) -> {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), null, null)));
            first.put(partition, beginnings.getOrDefault(topic, 0L));
            ends.put(partition, end(topic));
        });
        consumer.updateBeginningOffsets(first);
        consumer.updateEndOffsets(ends);
        consumer.schedulePollTask(() -> logs.values().forEach(log -> log.forEach(this::offer)));
        return new Views(
                new ViewSource(Map.of(), TOPICS, registry, REGISTRY, directory, version, ATTRIBUTES, months),
                consumer,
                Map.copyOf(ids),
                () -> now);
    }

    /** The mock has no log: what lies before the position is not given to it. */
    private void offer(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() >= consumer.position(new TopicPartition(record.topic(), 0))) {
            consumer.addRecord(record);
        }
    }

    private ConsumerRecord<byte[], byte[]> add(String topic, String key, byte @Nullable [] value, Instant at) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                topic,
                0,
                end(topic),
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key.getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
        log(topic).add(record);
        return record;
    }

    private List<ConsumerRecord<byte[], byte[]>> log(String topic) {
        return logs.getOrDefault(topic, List.of());
    }

    private long end(String topic) {
        List<ConsumerRecord<byte[], byte[]>> log = log(topic);
        return log.isEmpty()
                ? beginnings.getOrDefault(topic, 0L)
                : log.get(log.size() - 1).offset() + 1;
    }

    private final class CountingConsumer extends MockConsumer<byte[], byte[]> {

        CountingConsumer() {
            super("earliest");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            polled.addAndGet(records.count());
            return records;
        }
    }
}
