package dev.tidewatch.local.replay;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.Written;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all that was committed to a topic, then stops. What was written before it begins is waited for until it is decided: offsets of a group are
 * committed before the last records of the same transaction can be read.
 */
final class OutputReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;

    /** @param consumer reading committed records only, in no group */
    OutputReader(Consumer<byte[], byte[]> consumer, Admin admin) {
        this.consumer = consumer;
        this.admin = admin;
    }

    /** Takes one record. */
    interface Sink {

        void accept(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    /** Returns the offset of the last record committed to each partition that has any. Markers of transactions are not records. */
    Map<TopicPartition, Long> lastOffsets(String topic) {
        Map<TopicPartition, Long> last = new HashMap<>();
        readAll(topic, record -> last.put(new TopicPartition(topic, record.partition()), record.offset()));
        return last;
    }

    void readAll(String topic, Sink sink) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = Written.ends(admin, partitions);
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            Map<TopicPartition, Long> before = positions(partitions);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                try {
                    sink.accept(record);
                } catch (IOException e) {
                    throw new UserError("cannot write what was read from " + topic + ": " + e.getMessage(), e);
                }
            }
            heard = positions(partitions).equals(before) ? heard : System.nanoTime();
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new UserError("cannot read all of " + topic + ": a transaction has been open for "
                        + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private Map<TopicPartition, Long> positions(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }
}
