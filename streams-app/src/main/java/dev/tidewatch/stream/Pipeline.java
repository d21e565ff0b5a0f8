package dev.tidewatch.stream;

import dev.tidewatch.avro.fault.UnreadableOwnRecord;
import dev.tidewatch.avro.input.ControlDeserializer;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.avro.output.HealthMapping;
import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.avro.told.CloudEvents;
import dev.tidewatch.state.Release;
import dev.tidewatch.stream.customer.CustomerProcessor;
import dev.tidewatch.stream.metrics.MetricsProcessor;
import dev.tidewatch.stream.metrics.MetricsTask;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import dev.tidewatch.stream.plan.RowLimits;
import dev.tidewatch.stream.publish.MovementPublisher;
import dev.tidewatch.stream.publish.Publishers;
import dev.tidewatch.stream.publish.RiskPublisher;
import dev.tidewatch.stream.publish.RowPublisher;
import dev.tidewatch.stream.store.Stores;
import dev.tidewatch.stream.tables.RateProcessor;
import dev.tidewatch.stream.tables.TermsProcessor;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.FailOnInvalidTimestamp;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Events and control messages -> customer -> movements, alerts, outcomes, health, differences, dead letters; differences -> metrics ->
 * rows; rates -> control messages, differences, dead letters; terms of discounts -> control messages, dead letters.
 */
public final class Pipeline {

    /** By key; without one in the first partition, not in a random one: a replay gives the same records every time. */
    @SuppressWarnings("removal") // Kafka 4.4 deprecates the only abstract method that a lambda can be
    private static final StreamPartitioner<byte[], byte[]> KEYLESS_FIRST =
            (topic, key, value, partitions) -> key == null ? Optional.of(Set.of(0)) : Optional.empty();

    @SuppressWarnings("removal")
    private static final StreamPartitioner<byte[], byte[]> TO_EVERY_PARTITION = (topic, key, value, partitions) ->
            Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));

    /** Into the partition that the key says: a task's own. */
    @SuppressWarnings("removal")
    private static final StreamPartitioner<byte[], byte[]> TO_NAMED_PARTITION = (topic, key, value, partitions) ->
            Optional.of(Set.of(ByteBuffer.wrap(key).getInt()));

    private final Topics topics;
    private final Plan plan;
    private final SchemaRegistryClient registry;
    private final Map<String, ?> registryConfig;
    private final AutoOffsetReset inputs;

    /** @param registryConfig of Confluent's serializers, {@code schema.registry.url} and what else they need */
    public Pipeline(Plan plan, SchemaRegistryClient registry, Map<String, ?> registryConfig) {
        this(plan, registry, registryConfig, AutoOffsetReset.earliest());
    }

    /**
     * With another rule for input of which no offset is known.
     *
     * @param inputs of events, control messages and differences
     */
    public Pipeline(Plan plan, SchemaRegistryClient registry, Map<String, ?> registryConfig, AutoOffsetReset inputs) {
        this.inputs = inputs;
        this.topics = plan.topics();
        this.plan = plan;
        this.registry = registry;
        this.registryConfig = registryConfig;
    }

    public Topology topology() {
        Topology topology = new Topology();
        EventTime eventTime = new EventTime(plan.clock().from(InstantSource.system()));
        for (InputRecord<?> input : InputRecord.events()) {
            addSource(topology, Nodes.source(input.topic()), eventTime, decoder(input), topics.of(input));
        }
        addSource(topology, Nodes.CONTROL_SOURCE, new ControlTime(), new ControlDeserializer(), topics.control());
        addCustomer(topology);
        addMetrics(topology);
        addRates(topology, eventTime);
        addTerms(topology, eventTime);
        addSink(topology, Nodes.MOVEMENTS_SINK, topics.movements(), Nodes.CUSTOMER);
        addSink(topology, Nodes.ALERTS_SINK, topics.alerts(), Nodes.CUSTOMER);
        addSink(topology, Nodes.OUTCOMES_SINK, topics.outcomes(), Nodes.CUSTOMER);
        addSink(topology, Nodes.HEALTH_SINK, topics.health(), Nodes.CUSTOMER);
        addSink(topology, Nodes.DIFFERENCES_SINK, topics.differences(), Nodes.CUSTOMER);
        addSink(topology, Nodes.DEAD_LETTERS_SINK, topics.deadLetters(), Nodes.CUSTOMER);
        addSink(topology, Nodes.METRICS_SINK, topics.metrics(), Nodes.METRICS);
        addSink(topology, Nodes.COHORTS_SINK, topics.cohorts(), Nodes.METRICS);
        return topology;
    }

    private void addCustomer(Topology topology) {
        Publishers.Factory publishers = publishers();
        topology.addProcessor(Nodes.CUSTOMER, () -> new CustomerProcessor(plan, publishers), sourceNames());
        ByteArraySerializer bytes = new ByteArraySerializer();
        topology.addSink(Nodes.MARKS_SINK, topics.control(), bytes, bytes, TO_NAMED_PARTITION, Nodes.CUSTOMER);
        topology.addStateStore(Stores.customers(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.due(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.taskClock(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.unreleased(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.rates(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.rateUsers(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.ranking(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.terms(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.termsIndex(), Nodes.CUSTOMER);
    }

    private void addMetrics(Topology topology) {
        StateCodec<Release> codec = StateCodec.release();
        addSource(
                topology,
                Nodes.DIFFERENCES_SOURCE,
                new FailOnInvalidTimestamp(),
                (topic, bytes) -> UnreadableOwnRecord.read(bytes, codec::decode),
                topics.differences());
        RowPublisher.Factory publishers =
                new RowPublisher.Factory(topics, plan.profile().reportingCurrency(), serializer());
        // A replay publishes once, at its end, in one transaction.
        RowLimits limits = plan.clockMode() == ClockMode.EVENT ? plan.limits().withoutSteps() : plan.limits();
        MetricsTask.Layout layout = new MetricsTask.Layout(plan.partitions(), limits);
        topology.addProcessor(
                Nodes.METRICS,
                () -> new MetricsProcessor(plan.profile(), layout, publishers),
                Nodes.DIFFERENCES_SOURCE);
        topology.addStateStore(Stores.figures(), Nodes.METRICS);
        topology.addStateStore(Stores.cohorts(), Nodes.METRICS);
        topology.addStateStore(Stores.releaseInbox(), Nodes.METRICS);
        topology.addStateStore(Stores.paid(), Nodes.METRICS);
        ByteArraySerializer bytes = new ByteArraySerializer();
        topology.addSink(Nodes.SCALES_SINK, topics.control(), bytes, bytes, TO_EVERY_PARTITION, Nodes.METRICS);
        topology.addStateStore(Stores.segments(), Nodes.METRICS);
        topology.addStateStore(Stores.metricsProgress(), Nodes.METRICS);
        topology.addStateStore(Stores.metricRates(), Nodes.METRICS);
    }

    private void addRates(Topology topology, EventTime eventTime) {
        InputRecord<?> input = InputRecord.RATES;
        RateRules rules = new RateRules(plan.profile().reportingCurrency());
        addTable(topology, input, eventTime);
        topology.addProcessor(
                Nodes.RATES, () -> new RateProcessor(rules, plan.clockMode()), Nodes.source(input.topic()));
        addSink(topology, Nodes.RATES_DEAD_LETTERS_SINK, topics.deadLetters(), Nodes.RATES);
        if (plan.clockMode() == ClockMode.WALL) {
            ByteArraySerializer bytes = new ByteArraySerializer();
            topology.addSink(Nodes.RATES_CONTROL_SINK, topics.control(), bytes, bytes, TO_EVERY_PARTITION, Nodes.RATES);
            addSink(topology, Nodes.RATES_DIFFERENCES_SINK, topics.differences(), Nodes.RATES);
        }
    }

    private void addTerms(Topology topology, EventTime eventTime) {
        InputRecord<?> input = InputRecord.TERMS;
        addTable(topology, input, eventTime);
        topology.addProcessor(Nodes.TERMS, () -> new TermsProcessor(plan.clockMode()), Nodes.source(input.topic()));
        addSink(topology, Nodes.TERMS_DEAD_LETTERS_SINK, topics.deadLetters(), Nodes.TERMS);
        if (plan.clockMode() == ClockMode.WALL) {
            ByteArraySerializer bytes = new ByteArraySerializer();
            topology.addSink(Nodes.TERMS_CONTROL_SINK, topics.control(), bytes, bytes, TO_EVERY_PARTITION, Nodes.TERMS);
        }
    }

    /** Read again it changes nothing, and the topic may be given more partitions at any time. */
    private void addTable(Topology topology, InputRecord<?> input, EventTime eventTime) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                Nodes.source(input.topic()),
                eventTime,
                new ByteArrayDeserializer(),
                decoder(input),
                topics.of(input));
    }

    private Publishers.Factory publishers() {
        KafkaAvroSerializer serializer = serializer();
        String reportingCurrency = plan.profile().reportingCurrency();
        return new Publishers.Factory(
                new MovementPublisher.Factory(
                        topics.movements(),
                        new MovementMapping(plan.profile()),
                        serializer,
                        plan.clock(),
                        CloudEvents.ofMovements(topics.movements())),
                new RiskPublisher.Factory(
                        topics,
                        new AlertMapping(
                                reportingCurrency,
                                plan.policy().risk().policy().suppression().holdout()),
                        new OutcomeMapping(reportingCurrency),
                        new HealthMapping(reportingCurrency),
                        serializer,
                        CloudEvents.ofAlerts(topics.alerts())));
    }

    private void addSource(
            Topology topology, String name, TimestampExtractor time, Deserializer<?> values, String topic) {
        topology.addSource(inputs, name, time, new ByteArrayDeserializer(), values, topic);
    }

    private static void addSink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), KEYLESS_FIRST, parent);
    }

    private static String[] sourceNames() {
        return Stream.concat(
                        InputRecord.events().stream().map(input -> Nodes.source(input.topic())),
                        Stream.of(Nodes.CONTROL_SOURCE))
                .toArray(String[]::new);
    }

    private IncomingDeserializer decoder(InputRecord<?> input) {
        return new IncomingDeserializer(input, registry, registryConfig, plan.largestValue());
    }

    /** Never registers: what is published was agreed on beforehand. */
    private KafkaAvroSerializer serializer() {
        Map<String, Object> config = new HashMap<>(registryConfig);
        config.put("auto.register.schemas", false);
        config.put("avro.remove.java.properties", true);
        return new KafkaAvroSerializer(registry, config);
    }
}
