package dev.tidewatch.local.replay;

import dev.tidewatch.app.records.DeadLetterJson;
import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Says where a record stands in its file: by key, then by where it came from. Two dead letters of one key keep the order of their
 * sources, whatever order the task met them in.
 *
 * @param key empty for none
 * @param source the topic whose offset follows
 */
record LineOrder(String key, String source, int partition, long offset) implements Comparable<LineOrder> {

    private static final Comparator<LineOrder> ORDER = Comparator.comparing(LineOrder::key)
            .thenComparing(LineOrder::source)
            .thenComparingInt(LineOrder::partition)
            .thenComparingLong(LineOrder::offset);

    /**
     * Returns where a dead letter stands. One about a customer that was left out came from no topic; those of one key are in one partition,
     * in the order in which they were written.
     */
    static LineOrder ofLetter(String key, ConsumerRecord<byte[], byte[]> letter) {
        String source = DeadLetterJson.header(letter, DeadLetterJson.SOURCE_TOPIC);
        return source.isEmpty()
                ? new LineOrder(key, source, letter.partition(), letter.offset())
                : new LineOrder(
                        key,
                        source,
                        Integer.parseInt(DeadLetterJson.header(letter, DeadLetterJson.SOURCE_PARTITION)),
                        Long.parseLong(DeadLetterJson.header(letter, DeadLetterJson.SOURCE_OFFSET)));
    }

    @Override
    public int compareTo(LineOrder other) {
        return ORDER.compare(this, other);
    }
}
