package dev.tidewatch.local.replay;

import dev.tidewatch.app.records.Sender;
import dev.tidewatch.avro.ControlMessage;
import dev.tidewatch.avro.Incoming;
import dev.tidewatch.avro.RateRules;
import dev.tidewatch.avro.ReleaseMessage;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.stream.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Hands every rate that was loaded to all who need it, before the first event: so a replay books by the whole table, whatever
 * order its partitions are read in. What is no rate is left to the pipeline to refuse.
 */
final class WholeRateTable implements Incoming.Receiver<ConsumerRecord<byte[], byte[]>> {

    private static final long BEFORE_ALL_EVENTS = 0;

    private final Sender sender;
    private final Topics topics;
    private final RateRules rules;
    private final int partitions;

    /** @param partitions of the control topic */
    WholeRateTable(Sender sender, Topics topics, RateRules rules, int partitions) {
        this.sender = sender;
        this.topics = topics;
        this.rules = rules;
        this.partitions = partitions;
    }

    /** All of them are on the broker when it returns. */
    void handOut(OutputReader reader, Deserializer<Incoming> rates) {
        reader.readAll(topics.rates(), record -> {
            Incoming incoming = rates.deserialize(record.topic(), record.value());
            incoming.handOver(record, this);
        });
        sender.flush();
    }

    @Override
    public void rate(ConsumerRecord<byte[], byte[]> record, Incoming.RateChange change) {
        Rate rate = change.rate();
        if (rules.check(record.key(), rate) == null) {
            byte[] message = ControlMessage.rate(rate);
            for (int partition = 0; partition < partitions; partition++) {
                send(topics.control(), partition, message);
            }
            send(topics.differences(), 0, ReleaseMessage.rate(rate));
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
    public void order(ConsumerRecord<byte[], byte[]> record) {}

    private void send(String topic, int partition, byte[] message) {
        sender.send(new ProducerRecord<>(topic, partition, BEFORE_ALL_EVENTS, null, message), topic);
    }
}
