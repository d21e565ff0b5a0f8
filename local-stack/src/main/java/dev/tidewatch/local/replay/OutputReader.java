package dev.tidewatch.local.replay;

import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads all that was committed to a topic, then stops. */
final class OutputReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer reading committed records only, in no group */
    OutputReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
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
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                try {
                    sink.accept(record);
                } catch (IOException e) {
                    throw new UserError("cannot write what was read from " + topic + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
