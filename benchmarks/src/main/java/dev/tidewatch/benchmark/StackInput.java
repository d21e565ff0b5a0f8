package dev.tidewatch.benchmark;

import dev.tidewatch.app.records.AvroValues;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.local.simulator.SimulatedEvent;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends events to the input topics of a stack, which must exist. */
public final class StackInput implements AutoCloseable {

    private final Topics topics;
    private final SchemaRegistryClient registry;
    private final KafkaAvroSerializer values;
    private final Sender sender;
    private final Sender prompt;

    public StackInput(LocalStack stack, Topics topics) {
        this.topics = topics;
        Map<String, Object> registryConfig = Map.of("schema.registry.url", stack.schemaRegistryUrl());
        registry = RegistryClient.of(registryConfig);
        values = AvroValues.serializer(registry, registryConfig);
        sender = Sender.to(Map.of("bootstrap.servers", stack.bootstrapServers()));
        prompt = Sender.to(Map.of("bootstrap.servers", stack.bootstrapServers(), ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    /** By a producer that waits for more to send with it. */
    public void send(SimulatedEvent event) {
        send(event, sender);
    }

    /** By a producer that does not. */
    public void sendPromptly(SimulatedEvent event) {
        send(event, prompt);
    }

    /** Returns when the broker has all of it. */
    public void flush() {
        sender.flush();
    }

    @Override
    public void close() throws IOException {
        sender.close();
        prompt.close();
        values.close();
        registry.close();
    }

    private void send(SimulatedEvent event, Sender through) {
        String topic = topics.of(event.input());
        through.send(
                new ProducerRecord<>(
                        topic,
                        null,
                        event.occurredAt().toEpochMilli(),
                        event.customerId().getBytes(StandardCharsets.UTF_8),
                        values.serialize(topic, event.value())),
                "the benchmark");
    }
}
