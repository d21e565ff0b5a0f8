package dev.tidewatch.app.erase;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Written;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes one partition anew behind itself, without some records, and deletes what lay before: Kafka cannot delete a record from
 * the middle. The copies and the group's new position are one transaction, so that no reader of committed records sees half.
 */
final class PartitionRewrite {

    private final Admin admin;
    private final CommittedRecords log;
    private final Producer<byte[], byte[]> producer;
    private final SegmentRoll segments;

    PartitionRewrite(Admin admin, CommittedRecords log, Producer<byte[], byte[]> producer) {
        this.admin = admin;
        this.segments = new SegmentRoll(admin, producer);
        this.log = log;
        this.producer = producer;
    }

    /** Gives a record as it is to stay: the same, another, or empty if it goes. */
    interface Rule extends Function<ConsumerRecord<byte[], byte[]>, Optional<ProducerRecord<byte[], byte[]>>> {}

    /** The record unchanged, for the same partition. */
    static ProducerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> record, byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), key, value, record.headers());
    }

    /**
     * Writes the partition anew.
     *
     * @param group whose position moves behind the copies; null if it does not read the topic
     */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // the copies are counted, and a transaction with a failed one cannot commit
    void rewrite(TopicPartition partition, Rule rule, @Nullable String group) {
        segments.roll(partition);
        long end = end(partition);
        Copies copies = new Copies(end);
        try {
            producer.beginTransaction();
            log.read(
                    new Written(partition, end),
                    record -> rule.apply(record).ifPresent(kept -> producer.send(kept, copies::sent)));
            producer.flush();
            copies.check(partition);
            if (group != null) {
                OffsetAndMetadata position = new OffsetAndMetadata(end + copies.count());
                producer.sendOffsetsToTransaction(Map.of(partition, position), withoutMembers(group));
            }
            producer.commitTransaction();
        } catch (UserError e) {
            producer.abortTransaction();
            throw e;
        } catch (KafkaException e) {
            producer.abortTransaction();
            throw new UserError(partition + " cannot be rewritten: " + e.getMessage() + "; nothing of it changed", e);
        }
        KafkaResult.of(
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                        .all(),
                "delete the old records of " + partition);
    }

    /** A purge runs while the group has no member whose metadata could be asked for. */
    @SuppressWarnings("removal")
    private static ConsumerGroupMetadata withoutMembers(String group) {
        return new ConsumerGroupMetadata(group);
    }

    private long end(TopicPartition partition) {
        return KafkaResult.of(
                        admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                .partitionResult(partition),
                        "find the end of " + partition)
                .offset();
    }

    /** Remembers where the copies came to lie: without a gap, unless somebody else wrote between them. */
    private static final class Copies {

        private final long first;
        private final AtomicLong count = new AtomicLong();
        private final AtomicLong last = new AtomicLong(-1);

        private Copies(long first) {
            this.first = first;
        }

        private void sent(@Nullable RecordMetadata at, @Nullable Exception failure) {
            if (at != null && failure == null) {
                count.incrementAndGet();
                last.accumulateAndGet(at.offset(), Math::max);
            }
        }

        private long count() {
            return count.get();
        }

        private void check(TopicPartition partition) {
            if (count.get() > 0 && last.get() != first + count.get() - 1) {
                throw new UserError(
                        "somebody wrote to " + partition
                                + " while it was rewritten; stop its producers and run the command again, nothing of it changed");
            }
        }
    }
}
