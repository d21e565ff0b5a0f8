package dev.tidewatch.app.records;

import dev.tidewatch.app.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The committed records of one topic, as they come, in no group: following it disturbs nobody and leaves nothing behind. */
public final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private TopicTail(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
    }

    /** Says where to begin. */
    public enum From {
        BEGINNING,
        END
    }

    /**
     * Stands before the first record to read.
     *
     * @param kafka settings without the {@code kafka.} prefix
     * @param topic must exist
     */
    public static TopicTail of(Map<String, ?> kafka, String topic, From from) {
        try {
            Consumer<byte[], byte[]> consumer = CommittedRecords.consumer(kafka);
            return new TopicTail(consumer, place(consumer, topic, from));
        } catch (KafkaException e) {
            throw new UserError("cannot read " + topic + ": " + e.getMessage(), e);
        }
    }

    /** Returns what came within half a second; empty if nothing did. */
    public ConsumerRecords<byte[], byte[]> next() {
        return consumer.poll(POLL);
    }

    /** Returns whether all was read that was committed when it began. */
    public boolean hasReadAll() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Map<TopicPartition, Long> place(Consumer<byte[], byte[]> consumer, String topic, From from) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        switch (from) {
            case BEGINNING -> consumer.seekToBeginning(partitions);
            case END -> ends.forEach(consumer::seek);
        }
        return ends;
    }
}
