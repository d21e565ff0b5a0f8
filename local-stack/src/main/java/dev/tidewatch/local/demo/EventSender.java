package dev.tidewatch.local.demo;

import dev.tidewatch.app.records.Sender;
import dev.tidewatch.local.simulator.SimulatedEvent;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends simulated events as a source would: Avro by the registry, keyed by customer, timed by when they occurred. */
final class EventSender {

    private final Sender sender;
    private final KafkaAvroSerializer serializer;
    private final Topics topics;
    private long sent;

    EventSender(Sender sender, KafkaAvroSerializer serializer, Topics topics) {
        this.sender = sender;
        this.serializer = serializer;
        this.topics = topics;
    }

    void send(SimulatedEvent event) {
        String topic = topics.of(event.input());
        byte[] key = event.customerId().getBytes(StandardCharsets.UTF_8);
        byte[] value = serializer.serialize(topic, event.value());
        long time = event.occurredAt().toEpochMilli();
        sender.send(new ProducerRecord<>(topic, null, time, key, value), "the simulated company");
        sent++;
    }

    void flush() {
        sender.flush();
    }

    long sent() {
        return sent;
    }
}
