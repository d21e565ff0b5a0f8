package dev.tidewatch.benchmark.jmh;

import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.local.registry.RegistryEndpoint;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An input record's bytes to a checked event, with Confluent's caching client of a real registry endpoint. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IncomingDeserializerBenchmark {

    private static final SimulatedCompany.Size SIZE =
            SimulatedCompany.Size.ending(10, Instant.parse("2024-01-01T00:00:00Z"), Duration.ofDays(10));

    @Param({"subscription-events", "billing-events", "usage-events"})
    String topic = "";

    private final RegistryEndpoint endpoint = RegistryEndpoint.temporary();
    private final Map<String, Object> config = new HashMap<>(Map.of("schema.registry.url", endpoint.url()));
    private final SchemaRegistryClient registry = RegistryClient.of(config);
    private IncomingDeserializer deserializer = new IncomingDeserializer(InputRecord.SUBSCRIPTION, registry, config);
    private byte[] bytes = {};

    @Setup
    public void prepare() {
        TrustedRecords.trust();
        SimulatedEvent event = event();
        config.put("avro.remove.java.properties", true);
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry, config)) {
            bytes = serializer.serialize(topic, event.value());
        }
        deserializer = new IncomingDeserializer(event.input(), registry, config);
    }

    @TearDown
    public void close() throws IOException {
        deserializer.close();
        registry.close();
        endpoint.close();
    }

    @Benchmark
    public Incoming deserialize() {
        return deserializer.deserialize(topic, bytes);
    }

    private SimulatedEvent event() {
        SimulatedCompany company = new SimulatedCompany(SIZE, 1);
        SimulatedEvent event = company.next();
        while (!event.input().topic().equals(topic)) {
            event = company.next();
        }
        return event;
    }
}
