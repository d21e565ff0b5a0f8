package dev.tidewatch.app.records;

import dev.tidewatch.app.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that is committed in a topic, one partition after the other, in no group. */
public final class CommittedRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A fetch waits so long in place of half a second: to be closed, the consumer waits for its last fetch, which finds nothing. */
    private static final int LONGEST_FETCH_MS = 10;

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;

    private CommittedRecords(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Reads the records of one cluster.
     *
     * @param kafka settings without the {@code kafka.} prefix
     */
    public static CommittedRecords of(Map<String, ?> kafka) {
        try {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH_MS);
            return new CommittedRecords(consumer(config));
        } catch (KafkaException e) {
            throw new UserError("cannot read from the cluster: " + e.getMessage(), e);
        }
    }

    /** Returns a consumer in no group. */
    public static org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer(Map<String, ?> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Returns the partitions of a topic that exists. */
    public List<TopicPartition> partitions(String topic) {
        return reading(
                topic,
                () -> consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList());
    }

    /** The first offset that a record may have: what lay before it was deleted. */
    public long beginning(TopicPartition partition) {
        return reading(
                partition.topic(),
                () -> consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L));
    }

    /** From the partition's beginning to what is committed now. */
    public void read(TopicPartition partition, Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
        List<TopicPartition> only = List.of(partition);
        long end = reading(partition.topic(), () -> {
            consumer.assign(only);
            consumer.seekToBeginning(only);
            return consumer.endOffsets(only).getOrDefault(partition, 0L);
        });
        long heard = System.nanoTime();
        long at = position(partition);
        while (at < end) {
            reading(partition.topic(), () -> consumer.poll(POLL)).forEach(receiver);
            long next = position(partition);
            heard = next > at ? System.nanoTime() : heard;
            at = next;
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new UserError("cannot read " + partition + " beyond offset " + at + " of " + end
                        + ": nothing came in " + PATIENCE.toSeconds() + " s; is its leader up?");
            }
        }
    }

    private long position(TopicPartition partition) {
        return reading(partition.topic(), () -> consumer.position(partition));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static <T> T reading(String topic, Supplier<T> call) {
        try {
            return call.get();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new UserError("cannot read " + topic + ": " + e.getMessage(), e);
        }
    }
}
