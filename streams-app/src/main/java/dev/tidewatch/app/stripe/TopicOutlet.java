package dev.tidewatch.app.stripe;

import dev.tidewatch.app.records.AcknowledgedSender;
import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** The input topics, and the dead letters for what is refused. */
public final class TopicOutlet implements Outlet, AutoCloseable {

    private static final String SOURCE = "POST " + StripeWebhook.PATH;

    private final KafkaAvroSerializer avro;
    private final AcknowledgedSender sender;
    private final Topics topics;

    /** Closes both. */
    public TopicOutlet(KafkaAvroSerializer avro, AcknowledgedSender sender, Topics topics) {
        this.avro = avro;
        this.sender = sender;
        this.topics = topics;
    }

    @Override
    public void publish(List<Canonical> records) throws NotAcknowledged {
        List<ProducerRecord<byte[], byte[]>> encoded = new ArrayList<>();
        try {
            for (Canonical record : records) {
                encoded.add(encoded(record));
            }
        } catch (KafkaException e) {
            throw new NotAcknowledged("does the schema registry answer? " + e.getMessage(), e);
        }
        sender.send(encoded);
    }

    /** Without key, for it names no customer; dated now. */
    @Override
    public void keep(byte[] body, Translation.Refused why) throws NotAcknowledged {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topics.deadLetters(), body);
        putHeader(letter, DeadLetterJson.REASON, why.reason().name());
        putHeader(letter, DeadLetterJson.MESSAGE, why.sentence());
        putHeader(letter, DeadLetterJson.SOURCE, SOURCE);
        sender.send(List.of(letter));
    }

    @Override
    public void close() {
        sender.close();
        avro.close();
    }

    private ProducerRecord<byte[], byte[]> encoded(Canonical record) {
        String topic = topics.of(record.input());
        byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
        long timestamp = Math.max(0, record.occurredAt().toEpochMilli());
        return new ProducerRecord<>(topic, null, timestamp, key, avro.serialize(topic, record.value()));
    }

    private static void putHeader(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
