package dev.tidewatch.app.records;

import dev.tidewatch.app.KafkaResult;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Says where a partition ended when it was asked, records of transactions that were open then included.
 *
 * @param end the offset behind its last record
 */
public record Written(TopicPartition partition, long end) {

    /** Returns the end of each partition. */
    public static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        KafkaResult.of(admin.listOffsets(latest).all(), "read the ends of the topics")
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * Returns what to say of a transaction that does not end.
     *
     * @param since its first offset
     */
    public static String undecided(TopicPartition partition, long since, Duration waited) {
        return "cannot read all of " + partition + ": a transaction that began at offset " + since
                + " was still open after " + waited.toSeconds()
                + " s, and what is written there is neither published nor given up, so that every figure could lack it."
                + " The broker ends it when the transaction.timeout.ms of its producer is over; run the command again then."
                + " If it stays, kafka-transactions.sh find-hanging --topic " + partition.topic() + " --partition "
                + partition.partition() + " says whose it is, and abort ends it";
    }
}
