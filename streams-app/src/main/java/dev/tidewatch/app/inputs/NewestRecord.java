package dev.tidewatch.app.inputs;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.UserError;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The largest timestamp of the last records themselves. A broker also counts what a transaction leaves behind it, such as that of a
 * purge: that has the time at which it was written.
 */
final class NewestRecord {

    static final int LOOKED_AT = 1_000;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS = 20;

    private NewestRecord() {}

    /** Negative if there is no record among the last thousand offsets. */
    static long timestamp(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        List<TopicPartition> only = List.of(partition);
        consumer.assign(only);
        long begin = requireNonNull(consumer.beginningOffsets(only).get(partition));
        long end = requireNonNull(consumer.endOffsets(only).get(partition));
        consumer.seek(partition, Math.max(begin, end - LOOKED_AT));
        long largest = -1;
        for (int polls = 0; consumer.position(partition) < end; polls++) {
            if (polls == POLLS) {
                throw new UserError("nothing comes from " + partition);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                largest = Math.max(largest, record.timestamp());
            }
        }
        return largest;
    }
}
