package dev.tidewatch.local.replay;

import dev.tidewatch.app.records.Sender;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.RateRules;
import dev.tidewatch.avro.input.TermsRules;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.avro.state.message.ReleaseMessage;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Hands every rate, and the terms of every discount, that were loaded to all who need them, before the first event: so a replay
 * books and prices by the whole tables, whatever order its partitions are read in. What is neither is left to the pipeline to
 * refuse.
 */
final class WholeTables implements Incoming.Receiver<ConsumerRecord<byte[], byte[]>> {

    private static final long BEFORE_ALL_EVENTS = 0;

    private final Sender sender;
    private final Topics topics;
    private final RateRules rules;
    private final int partitions;

    /** @param partitions of the control topic */
    WholeTables(Sender sender, Topics topics, RateRules rules, int partitions) {
        this.sender = sender;
        this.topics = topics;
        this.rules = rules;
        this.partitions = partitions;
    }

    /** All of them are on the broker when it returns. */
    void handOut(OutputReader reader, Deserializer<Incoming> rates, Deserializer<Incoming> terms) {
        handOut(reader, topics.rates(), rates);
        handOut(reader, topics.terms(), terms);
        sender.flush();
    }

    private void handOut(OutputReader reader, String topic, Deserializer<Incoming> values) {
        reader.readAll(topic, record -> {
            Incoming incoming = values.deserialize(record.topic(), record.headers(), record.value());
            incoming.handOver(record, this);
        });
    }

    @Override
    public void rate(ConsumerRecord<byte[], byte[]> record, Incoming.RateChange change) {
        Rate rate = change.rate();
        if (rules.check(record.key(), rate) == null) {
            tellTasks(ControlMessage.rate(rate));
            send(topics.differences(), 0, ReleaseMessage.rate(rate));
        }
    }

    @Override
    public void terms(ConsumerRecord<byte[], byte[]> record, Incoming.TermsChange change) {
        if (TermsRules.check(record.key(), change.terms()) == null) {
            tellTasks(ControlMessage.terms(new String(record.key(), StandardCharsets.UTF_8), change.terms()));
        }
    }

    @Override
    public void undecodable(ConsumerRecord<byte[], byte[]> record, Incoming.Undecodable undecodable) {}

    @Override
    public void event(ConsumerRecord<byte[], byte[]> record, Incoming.Event event) {}

    @Override
    public void erasure(ConsumerRecord<byte[], byte[]> record, Incoming.Erasure erasure) {}

    @Override
    public void advance(ConsumerRecord<byte[], byte[]> record, Incoming.Advance advance) {}

    @Override
    public void scale(ConsumerRecord<byte[], byte[]> record, Incoming.ScaleChange change) {}

    @Override
    public void weights(ConsumerRecord<byte[], byte[]> record, Incoming.WeightsChange change) {}

    @Override
    public void rules(ConsumerRecord<byte[], byte[]> record, Incoming.RulesChange change) {}

    @Override
    public void order(ConsumerRecord<byte[], byte[]> record) {}

    private void tellTasks(byte[] message) {
        for (int partition = 0; partition < partitions; partition++) {
            send(topics.control(), partition, message);
        }
    }

    private void send(String topic, int partition, byte[] message) {
        sender.send(new ProducerRecord<>(topic, partition, BEFORE_ALL_EVENTS, null, message), topic);
    }
}
