package dev.tidewatch.app.erase;

import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Written;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/** Writes, into a compacted topic, a record without a value for each key that is to go, so that the broker takes it out. */
final class Tombstones {

    private final CommittedRecords log;
    private final Producer<byte[], byte[]> producer;

    /** @param producer with transactions */
    Tombstones(CommittedRecords log, Producer<byte[], byte[]> producer) {
        this.log = log;
        this.producer = producer;
    }

    void write(String topic, LogPurge.Match match, Map<String, Long> records, Consumer<String> progress) {
        progress.accept("Reading " + topic);
        for (Written written : log.written(topic)) {
            Set<Bytes> present = new HashSet<>();
            log.read(written, record -> {
                Bytes key = Bytes.wrap(record.key());
                if (record.value() == null) {
                    present.remove(key);
                } else if (match.test(record)) {
                    present.add(key);
                }
            });
            if (!present.isEmpty()) {
                write(written.partition(), present);
                records.merge(topic, (long) present.size(), Long::sum);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if one of them does
    private void write(TopicPartition partition, Set<Bytes> keys) {
        producer.beginTransaction();
        keys.forEach(
                key -> producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), key.get(), null)));
        producer.commitTransaction();
    }
}
