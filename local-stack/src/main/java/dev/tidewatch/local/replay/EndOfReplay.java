package dev.tidewatch.local.replay;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.avro.state.message.ControlMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends a replay: the control topic carries the last instant to every task, later than any event; when a task has
 * committed past it, everything of the task is processed and its results are in the same transaction.
 */
final class EndOfReplay {

    private final Admin admin;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private EndOfReplay(Admin admin) {
        this.admin = admin;
    }

    /** Effects due up to {@code until} become visible; nothing may be sent to the input topics after this. */
    static EndOfReplay announce(Admin admin, Sender sender, Announcement announcement) {
        Instant after = announcement.until().plusMillis(1);
        byte[] advance = ControlMessage.advance(after);
        for (int partition = 0; partition < announcement.partitions(); partition++) {
            sender.send(
                    new ProducerRecord<>(announcement.control(), partition, after.toEpochMilli(), null, advance),
                    announcement.control());
        }
        sender.flush();
        EndOfReplay end = new EndOfReplay(admin);
        end.readEnds(announcement);
        return end;
    }

    /** Holds what is announced, where, and which topics it ends. */
    record Announcement(Instant until, String control, Set<String> inputs, int partitions) {}

    /** All records that the tasks will have processed. */
    long total() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many records the tasks have committed so far. */
    long processed(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        long processed = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            processed += offset == null ? 0 : Math.min(offset.offset(), end.getValue());
        }
        return processed;
    }

    /** Returns whether the tasks have committed past all of these offsets. */
    boolean hasPassed(String group, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        return offsets.entrySet().stream().allMatch(last -> {
            OffsetAndMetadata offset = committed.get(last.getKey());
            return offset != null && offset.offset() > last.getValue();
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        ListConsumerGroupOffsetsResult offsets = admin.listConsumerGroupOffsets(group);
        return KafkaResult.of(offsets.partitionsToOffsetAndMetadata(), "read the progress of the pipeline");
    }

    private void readEnds(Announcement announcement) {
        Set<String> topics = new TreeSet<>(announcement.inputs());
        topics.add(announcement.control());
        Map<TopicPartition, OffsetSpec> latest = topics.stream()
                .flatMap(topic -> java.util.stream.IntStream.range(0, announcement.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        KafkaResult.of(admin.listOffsets(latest).all(), "read the ends of the input topics")
                .forEach((partition, end) -> ends.put(partition, end.offset()));
    }
}
