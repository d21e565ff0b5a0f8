package dev.tidewatch.stream;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.avro.state.message.ReleaseMessage;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.Release;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.metrics.FiguresReach;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import dev.tidewatch.stream.plan.ShutdownRequest;
import dev.tidewatch.stream.store.Stores;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The production topology without a broker, with Confluent's serializers over its in-memory registry. */
public final class PipelineDriver implements AutoCloseable {

    /** The wall clock at the start of every test. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** In place of thousands. */
    static final int CUSTOMERS_AT_ONCE = 200;

    public static final Topics TOPICS = new Topics("", "tidewatch");

    private final MockSchemaRegistryClient registry;
    private final KafkaAvroSerializer serializer;
    private final ShutdownRequest shutdown = new ShutdownRequest();
    private final TopologyTestDriver driver;
    private final DrivenOutputs outputs;
    private final ClockMode mode;

    public PipelineDriver(Profile profile, ClockMode mode) {
        this(profile, mode, RowLimits.STANDARD);
    }

    PipelineDriver(Profile profile, ClockMode mode, RowLimits limits) {
        this(profile, mode, limits, new MockSchemaRegistryClient());
    }

    PipelineDriver(Profile profile, ClockMode mode, HeapShare heap) {
        this(mode, new MockSchemaRegistryClient(), profile, heap);
    }

    private PipelineDriver(ClockMode mode, MockSchemaRegistryClient registry, Profile profile, HeapShare heap) {
        this(mode, registry, DrivenTopology.of(profile, mode, RowLimits.STANDARD, registry), heap);
    }

    PipelineDriver(Profile profile, ClockMode mode, RowLimits limits, MockSchemaRegistryClient registry) {
        this(mode, registry, DrivenTopology.of(profile, mode, limits, registry));
    }

    /** With rules. */
    PipelineDriver(Profile profile, List<Rule> rules, HeapShare heap) {
        this(new MockSchemaRegistryClient(), profile, rules, heap);
    }

    private PipelineDriver(MockSchemaRegistryClient registry, Profile profile, List<Rule> rules, HeapShare heap) {
        this(ClockMode.EVENT, registry, DrivenTopology.of(profile, rules, registry), heap);
    }

    /** Live, with another present. */
    PipelineDriver(LiveClock clock) {
        this(clock, new MockSchemaRegistryClient());
    }

    private PipelineDriver(LiveClock clock, MockSchemaRegistryClient registry) {
        this(ClockMode.WALL, registry, DrivenTopology.of(clock, registry));
    }

    private PipelineDriver(ClockMode mode, MockSchemaRegistryClient registry, Topology topology) {
        this(mode, registry, topology, new HeapShare(0));
    }

    private PipelineDriver(ClockMode mode, MockSchemaRegistryClient registry, Topology topology, HeapShare heap) {
        this.registry = registry;
        serializer = new KafkaAvroSerializer(registry, DrivenTopology.CONFIG);
        this.mode = mode;
        TrustedRecords.trust();
        DrivenOutputs.register(registry);
        Properties config = DrivenTopology.config(mode);
        config.put(ShutdownRequest.CONFIG, shutdown);
        config.put(HeapShare.CONFIG, heap);
        driver = new TopologyTestDriver(topology, config, NOW);
        outputs = new DrivenOutputs(driver, registry);
    }

    /** As a pipeline that is told to stop. */
    void leave() {
        shutdown.request();
    }

    public MockSchemaRegistryClient registry() {
        return registry;
    }

    public void send(InputRecord<?> input, @Nullable String key, SpecificRecord value) {
        sendBytes(input, key, serializer.serialize(input.topic(), value));
    }

    public void sendBytes(InputRecord<?> input, @Nullable String key, byte @Nullable [] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        send(input, new TestRecord<>(keyBytes, value, NOW));
    }

    void send(InputRecord<?> input, TestRecord<byte[], byte[]> record) {
        driver.createInputTopic(input.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /** As {@code tidewatch erase} asks for it. */
    void erase(String customer, String pseudonym) {
        TestRecord<byte[], byte[]> request = new TestRecord<>(customer.getBytes(StandardCharsets.UTF_8), null, NOW);
        request.headers().add(Incoming.Erasure.PSEUDONYM, pseudonym.getBytes(StandardCharsets.UTF_8));
        driver.createInputTopic(InputRecord.CUSTOMER.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(request);
    }

    /** The stores with a key that holds the text. */
    List<String> storesWithKey(String text) {
        return StoreKeys.storesWith(text, driver);
    }

    /** With their keys, since the last call. */
    List<TestRecord<String, AlertOutcome>> outcomeRecords() {
        return outputs.records(TOPICS.outcomes(), AlertOutcome.class);
    }

    List<TestRecord<String, byte[]>> healthRecords() {
        return driver.createOutputTopic(Topics.CUSTOMER_HEALTH, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** As a producer publishes it: one unit is worth {@code rate}. */
    public void publishRate(String currency, String date, String rate, String publishedAt) {
        Rate published = rate(currency, date, rate, publishedAt);
        send(InputRecord.RATES, RateMapping.key(published), RateMapping.toEvent(published));
    }

    /** As a replay hands it to every task and the metrics. */
    public void knowRate(String currency, String date, String rate, String publishedAt) {
        knowRate(rate(currency, date, rate, publishedAt));
    }

    void knowRate(Rate known) {
        pipe(TOPICS.control(), ControlMessage.rate(known));
        pipe(TOPICS.differences(), ReleaseMessage.rate(known));
    }

    private static Rate rate(String currency, String date, String rate, String publishedAt) {
        return new Rate(
                currency,
                Math.toIntExact(LocalDate.parse(date).toEpochDay()),
                new BigDecimal(rate).setScale(RateMapping.SCALE).unscaledValue().longValueExact(),
                Instant.parse(publishedAt));
    }

    /** Effects due at {@code instant} become visible. */
    public void passClock(String instant) {
        control(Instant.parse(instant).plusMillis(1));
    }

    /** Effects due before {@code advanceTo} become visible. */
    void control(Instant advanceTo) {
        pipe(TOPICS.control(), ControlMessage.advance(advanceTo));
    }

    /** As {@code tidewatch publish} sends them to every task. */
    public void publishRules(List<Rule> rules) {
        pipe(TOPICS.control(), ControlMessage.rules(rules));
    }

    public void publishWeights(Scorecard weights) {
        pipe(TOPICS.control(), ControlMessage.weights(weights));
    }

    private void pipe(String topic, byte[] message) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(null, message);
    }

    public void passWallClock(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    /** Up to when figures hold all that came. */
    Optional<Instant> reach() {
        return FiguresReach.in(driver.getKeyValueStore(Stores.METRICS_PROGRESS));
    }

    public List<MrrMovement> movements() {
        return outputs.values(TOPICS.movements(), MrrMovement.class);
    }

    /** The same with their headers. */
    List<TestRecord<String, MrrMovement>> movementRecords() {
        return outputs.records(TOPICS.movements(), MrrMovement.class);
    }

    /** Rows since the last call, with their headers. */
    List<TestRecord<String, RetentionMetrics>> rowRecords() {
        return outputs.records(TOPICS.metrics(), RetentionMetrics.class);
    }

    List<CohortRetention> cohorts() {
        return outputs.values(TOPICS.cohorts(), CohortRetention.class);
    }

    public List<RiskAlert> alerts() {
        return outputs.values(TOPICS.alerts(), RiskAlert.class);
    }

    /** The same with their headers. */
    List<TestRecord<String, RiskAlert>> alertRecords() {
        return outputs.records(TOPICS.alerts(), RiskAlert.class);
    }

    /** What is published at the next release, which live each second has. */
    public List<CustomerHealth> health() {
        if (mode == ClockMode.EVENT) {
            control(Instant.EPOCH);
        }
        return outputs.values(TOPICS.health(), CustomerHealth.class);
    }

    /** What was written to the control topic, since the last call. */
    List<Control> controls() {
        return outputs.own(TOPICS.control(), StateCodec.control());
    }

    /** How often the wall clock has called a processor, each of which costs a transaction. */
    int wallClockCalls() {
        return (int) driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("punctuate-total"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    /** What the metrics were told, since the last call. */
    List<Release> releases() {
        return outputs.own(TOPICS.differences(), StateCodec.release());
    }

    /** Newest by key, since the last call. */
    public MetricRows metrics() {
        return new MetricRows(outputs.newest(Topics.RETENTION_METRICS, RetentionMetrics.class));
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
