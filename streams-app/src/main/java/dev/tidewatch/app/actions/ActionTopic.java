package dev.tidewatch.app.actions;

import dev.tidewatch.app.records.AcknowledgedSender;
import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes to the input topic of actions. As long as nobody acts, there is no producer, and nobody needs the right to write. */
public final class ActionTopic implements ActionOutlet, AutoCloseable {

    private final KafkaAvroSerializer avro;
    private final Supplier<AcknowledgedSender> senders;
    private final String topic;
    private @Nullable AcknowledgedSender sender;

    /**
     * Sends nothing yet.
     *
     * @param avro closed with this
     * @param senders makes one, which is closed with this
     */
    public ActionTopic(KafkaAvroSerializer avro, Supplier<AcknowledgedSender> senders, Topics topics) {
        this.avro = avro;
        this.senders = senders;
        this.topic = topics.of(InputRecord.ACTION);
    }

    @Override
    public void publish(AlertAction action) throws NotAcknowledged {
        byte[] value;
        try {
            value = avro.serialize(topic, action);
        } catch (KafkaException e) {
            throw new NotAcknowledged("does the schema registry answer? " + e.getMessage(), e);
        }
        byte[] key = action.getCustomerId().getBytes(StandardCharsets.UTF_8);
        long timestamp = action.getOccurredAt().toEpochMilli();
        sender().send(List.of(new ProducerRecord<>(topic, null, timestamp, key, value)));
    }

    @Override
    public synchronized void close() {
        if (sender != null) {
            sender.close();
        }
        avro.close();
    }

    private synchronized AcknowledgedSender sender() {
        AcknowledgedSender made = sender;
        if (made == null) {
            made = senders.get();
            sender = made;
        }
        return made;
    }
}
