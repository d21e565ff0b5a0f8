package dev.tidewatch.app.inputs;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the input records that wait for this instance: what is committed, held against the ends of the topics, as the brokers know
 * both. A consumer's own measure is missing until it has fetched, and while it does not fetch it says nothing of what waits.
 */
public final class BacklogWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogWatch.class);
    private static final long PAUSE_MS = 500;

    /** What was seen before that is not known to be so any more. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Admin admin;
    private final String group;
    private final List<String> topics;
    private final Supplier<Optional<Set<TopicPartition>>> assigned;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "backlog-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> looking;
    private volatile @Nullable Backlog seen;
    private boolean complained;

    /**
     * Looks from now on; closes the client when it is closed.
     *
     * @param group that commits
     * @param topics of the input
     * @param assigned what this instance reads; empty while that is not settled
     */
    public BacklogWatch(
            Admin admin, String group, List<String> topics, Supplier<Optional<Set<TopicPartition>>> assigned) {
        this.admin = admin;
        this.group = group;
        this.topics = topics;
        this.assigned = assigned;
        this.looking = looks.scheduleWithFixedDelay(this::look, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    /** Records that wait; empty while nobody knows. */
    public OptionalLong waiting() {
        Backlog last = seen;
        Optional<Set<TopicPartition>> mine = assigned.get();
        if (last == null || mine.isEmpty() || System.nanoTime() - last.nanos() > FRESH.toNanos()) {
            return OptionalLong.empty();
        }
        return last.of(mine.get().stream()
                .filter(partition -> topics.contains(partition.topic()))
                .collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        looking.cancel(false);
        looks.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }

    private void look() {
        try {
            seen = now();
            complained = false;
        } catch (UserError | KafkaException e) {
            if (!complained && !looks.isShutdown()) {
                LOG.warn("Cannot see how many input records wait: {}", e.getMessage());
            }
            complained = true;
        }
    }

    private Backlog now() {
        // What is committed is read before the ends: at worst a record too many is told, never one too few.
        long nanos = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> committed = KafkaResult.of(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), "read what is committed");
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        KafkaResult.of(admin.describeTopics(topics).allTopicNames(), "look at the input topics")
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(info -> latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = offsets(latest);
        Map<TopicPartition, OffsetSpec> uncommitted = new HashMap<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : ends.keySet()) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                uncommitted.put(partition, OffsetSpec.earliest());
            } else {
                next.put(partition, offset.offset());
            }
        }
        next.putAll(offsets(uncommitted));
        return new Backlog(nanos, next, ends);
    }

    private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, ListOffsetsResultInfo> found =
                KafkaResult.of(admin.listOffsets(wanted, committed).all(), "look at the ends of the input topics");
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
