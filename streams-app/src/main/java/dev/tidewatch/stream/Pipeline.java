package dev.tidewatch.stream;

import dev.tidewatch.avro.ControlDeserializer;
import dev.tidewatch.avro.IncomingDeserializer;
import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.avro.MovementMapping;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.profile.Profile;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** Events and control messages -> customer -> movements, dead letters. */
public final class Pipeline {

    /** By key; without one in the first partition, not in a random one: a replay gives the same records every time. */
    private static final StreamPartitioner<byte[], byte[]> KEYLESS_FIRST =
            (topic, key, value, partitions) -> key == null ? Optional.of(Set.of(0)) : Optional.empty();

    private final Topics topics;
    private final Profile profile;
    private final ClockMode clockMode;
    private final SchemaRegistryClient registry;
    private final Map<String, ?> registryConfig;

    /** @param registryConfig of Confluent's serializers, {@code schema.registry.url} and what else they need */
    public Pipeline(
            Topics topics,
            Profile profile,
            ClockMode clockMode,
            SchemaRegistryClient registry,
            Map<String, ?> registryConfig) {
        this.topics = topics;
        this.profile = profile;
        this.clockMode = clockMode;
        this.registry = registry;
        this.registryConfig = registryConfig;
    }

    public Topology topology() {
        Topology topology = new Topology();
        EventTime eventTime = new EventTime(InstantSource.system(), profile.skew());
        for (InputRecord<?> input : InputRecord.all()) {
            addSource(topology, Nodes.source(input.topic()), eventTime, decoder(input), topics.of(input));
        }
        addSource(topology, Nodes.CONTROL_SOURCE, new ControlTime(), new ControlDeserializer(), topics.control());
        addCustomer(topology);
        addSink(topology, Nodes.MOVEMENTS_SINK, topics.movements());
        addSink(topology, Nodes.DEAD_LETTERS_SINK, topics.deadLetters());
        return topology;
    }

    private void addCustomer(Topology topology) {
        CustomerFold fold = new CustomerFold(profile);
        MovementPublisher.Factory publishers =
                new MovementPublisher.Factory(topics.movements(), new MovementMapping(profile), movementSerializer());
        topology.addProcessor(Nodes.CUSTOMER, () -> new CustomerProcessor(fold, publishers, clockMode), sourceNames());
        topology.addStateStore(Stores.customers(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.due(), Nodes.CUSTOMER);
        topology.addStateStore(Stores.taskClock(), Nodes.CUSTOMER);
    }

    private static void addSource(
            Topology topology, String name, TimestampExtractor time, Deserializer<?> values, String topic) {
        topology.addSource(AutoOffsetReset.earliest(), name, time, new ByteArrayDeserializer(), values, topic);
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(
                name, topic, new ByteArraySerializer(), new ByteArraySerializer(), KEYLESS_FIRST, Nodes.CUSTOMER);
    }

    private static String[] sourceNames() {
        String[] names = new String[InputRecord.all().size() + 1];
        for (int i = 0; i < names.length - 1; i++) {
            names[i] = Nodes.source(InputRecord.all().get(i).topic());
        }
        names[names.length - 1] = Nodes.CONTROL_SOURCE;
        return names;
    }

    private IncomingDeserializer decoder(InputRecord<?> input) {
        return new IncomingDeserializer(input, registry, registryConfig);
    }

    /** Never registers: what is published was agreed on beforehand. */
    private KafkaAvroSerializer movementSerializer() {
        Map<String, Object> config = new HashMap<>(registryConfig);
        config.put("auto.register.schemas", false);
        config.put("avro.remove.java.properties", true);
        return new KafkaAvroSerializer(registry, config);
    }
}
