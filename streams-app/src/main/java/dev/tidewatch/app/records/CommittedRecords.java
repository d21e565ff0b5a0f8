package dev.tidewatch.app.records;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is committed in a topic, one partition after the other, in no group. Offsets of a group are committed before the last records of the same
 * transaction can be read: who wants all that a pipeline wrote asks for what is {@link #written} first.
 */
public final class CommittedRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The transaction of a pipeline that was killed is given up after 60 s, and the broker looks every 10 s. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(90);

    /** A fetch waits so long in place of half a second: to be closed, the consumer waits for its last fetch, which finds nothing. */
    private static final int LONGEST_FETCH_MS = 10;

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Map<String, Object> kafka;
    private final Duration longestTransaction;

    private CommittedRecords(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            Map<String, Object> kafka,
            Duration longestTransaction) {
        this.consumer = consumer;
        this.kafka = kafka;
        this.longestTransaction = longestTransaction;
    }

    /**
     * Reads the records of one cluster.
     *
     * @param kafka settings without the {@code kafka.} prefix
     */
    public static CommittedRecords of(Map<String, ?> kafka) {
        return of(kafka, LONGEST_TRANSACTION);
    }

    /**
     * Reads the records of one cluster.
     *
     * @param kafka settings without the {@code kafka.} prefix
     * @param longestTransaction so long is waited for the end of one
     */
    public static CommittedRecords of(Map<String, ?> kafka, Duration longestTransaction) {
        try {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH_MS);
            return new CommittedRecords(consumer(config), new HashMap<>(kafka), longestTransaction);
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

    /** Returns where the partitions of a topic that exists end now, records of open transactions included. */
    public List<Written> written(String topic) {
        return written(partitions(topic));
    }

    /** Returns where partitions end now. */
    public List<Written> written(List<TopicPartition> partitions) {
        try (Admin admin = ClusterAdmin.of(kafka)) {
            Map<TopicPartition, Long> ends = Written.ends(admin, partitions);
            return partitions.stream()
                    .map(partition -> new Written(partition, ends.getOrDefault(partition, 0L)))
                    .toList();
        }
    }

    /**
     * Reads from the partition's beginning to what is committed now. What lies behind the beginning of an open transaction is left out, since that of a
     * foreign producer may never end.
     */
    public void read(TopicPartition partition, Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
        read(partition, start(partition), PATIENCE, receiver);
    }

    /**
     * Reads all that was written, and waits for it until its transactions have ended.
     *
     * @throws UserError if one does not end in time
     */
    public void read(Written written, Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
        start(written.partition());
        start(written.partition());
        read(written.partition(), written.end(), longestTransaction, receiver);
    }

    /** Returns the end of what is committed now. */
    private long start(TopicPartition partition) {
        List<TopicPartition> only = List.of(partition);
        return reading(partition.topic(), () -> {
            consumer.assign(only);
            consumer.seekToBeginning(only);
            return consumer.endOffsets(only).getOrDefault(partition, 0L);
        });
    }

    private void read(
            TopicPartition partition, long end, Duration patience, Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
        long heard = System.nanoTime();
        long at = position(partition);
        while (at < end) {
            reading(partition.topic(), () -> consumer.poll(POLL)).forEach(receiver);
            long next = position(partition);
            heard = next > at ? System.nanoTime() : heard;
            at = next;
            if (System.nanoTime() - heard > patience.toNanos()) {
                throw new UserError(why(partition, at, end, patience));
            }
        }
    }

    private String why(TopicPartition partition, long at, long end, Duration patience) {
        List<TopicPartition> only = List.of(partition);
        long decided =
                reading(partition.topic(), () -> consumer.endOffsets(only).getOrDefault(partition, 0L));
        return decided < end
                ? Written.undecided(partition, decided, patience)
                : "cannot read " + partition + " beyond offset " + at + " of " + end + ": nothing came in "
                        + patience.toSeconds() + " s; is its leader up?";
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
