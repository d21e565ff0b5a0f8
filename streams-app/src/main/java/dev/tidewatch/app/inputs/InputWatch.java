package dev.tidewatch.app.inputs;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.CommittedRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers every few seconds how far the input topics have come; it reads no record. */
public final class InputWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);
    private static final long PAUSE_MS = 2_000;

    /** After which a partition is at rest. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final Admin admin;
    private final Rules rules;
    private final InstantSource clock;
    private final Map<String, ?> kafka;
    private final Map<TopicPartition, PartitionTimes> times = new HashMap<>();
    private final Map<TopicPartition, AtRest> atRest = new HashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "input-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> looking;
    private volatile List<InputState> seen = List.of();
    private volatile @Nullable Consumer<byte[], byte[]> reading;
    private volatile boolean closing;
    private List<TopicPartition> partitions = List.of();
    private boolean complained;

    /**
     * Holds what is looked at.
     *
     * @param topics their names, in the order in which they are told
     * @param staleAfter of those that must go on
     * @param skew how far ahead of now a timestamp may be
     */
    public record Rules(List<String> topics, Map<String, Duration> staleAfter, Duration skew) {}

    /** Returns what the records up to that end say. */
    private record AtRest(long end, long largest) {}

    /**
     * Looks from now on; closes the client when it is closed.
     *
     * @param kafka of a consumer that reads the last records of a partition at rest
     */
    public InputWatch(Admin admin, Rules rules, InstantSource clock, Map<String, ?> kafka) {
        this.kafka = kafka;
        this.admin = admin;
        this.rules = rules;
        this.clock = clock;
        this.looking = looks.scheduleWithFixedDelay(this::look, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    /** As last seen, judged now; no topics before the first look. */
    public Inputs inputs() {
        return new Inputs(clock.instant(), seen);
    }

    /** Does not interrupt: a consumer that is interrupted while it closes logs an error. */
    @Override
    public void close() {
        closing = true;
        looking.cancel(false);
        looks.shutdown();
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        admin.close(Duration.ofSeconds(1));
    }

    private void look() {
        try {
            if (partitions.isEmpty()) {
                partitions = partitions();
            }
            Instant now = clock.instant();
            ListOffsetsResult ends = offsets(OffsetSpec.latest());
            ListOffsetsResult newest = offsets(OffsetSpec.maxTimestamp());
            lookAtRest(now, ends, newest);
            for (TopicPartition partition : partitions) {
                long end = of(partition, ends).offset();
                AtRest rest = atRest.get(partition);
                long largest = rest != null && rest.end == end
                        ? rest.largest
                        : of(partition, newest).timestamp();
                PartitionTimes.Look look = new PartitionTimes.Look(now, end, largest);
                times.merge(
                        partition,
                        PartitionTimes.first(look, rules.skew),
                        (before, first) -> before.after(look, rules.skew));
            }
            seen = rules.topics.stream().map(this::state).toList();
            complained = false;
        } catch (UserError | KafkaException e) {
            complain(e);
        }
    }

    /** The broker's newest time may be of no record if nothing follows it; each end is read once while nothing comes. */
    private void lookAtRest(Instant now, ListOffsetsResult ends, ListOffsetsResult newest) {
        List<TopicPartition> unknown = partitions.stream()
                .filter(partition -> {
                    long end = of(partition, ends).offset();
                    AtRest known = atRest.get(partition);
                    return of(partition, newest).offset() == end - 1
                            && (known == null || known.end != end)
                            && isAtRest(times.get(partition), end, now);
                })
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        try (Consumer<byte[], byte[]> consumer = CommittedRecords.consumer(kafka)) {
            reading = consumer;
            for (TopicPartition partition : unknown) {
                if (closing) {
                    return;
                }
                long end = of(partition, ends).offset();
                atRest.put(partition, new AtRest(end, NewestRecord.timestamp(consumer, partition)));
            }
        } finally {
            reading = null;
        }
    }

    private static boolean isAtRest(@Nullable PartitionTimes before, long end, Instant now) {
        return before != null
                && before.end() == end
                && (before.grewAt() == null || now.isAfter(before.grewAt().plus(REST)));
    }

    private void complain(RuntimeException e) {
        if (!complained && !looks.isShutdown()) {
            LOG.warn("Cannot see how far the inputs are, what was seen last holds: {}", e.getMessage());
        }
        complained = true;
    }

    private InputState state(String topic) {
        List<PartitionTimes> own = times.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .map(Map.Entry::getValue)
                .toList();
        return new InputState(
                topic,
                latest(own.stream().map(PartitionTimes::newest))
                        .or(() -> latest(own.stream().map(PartitionTimes::arrival))),
                own.stream().mapToLong(PartitionTimes::end).sum(),
                latest(own.stream().map(PartitionTimes::grewAt)),
                Optional.ofNullable(rules.staleAfter.get(topic)));
    }

    private static Optional<Instant> latest(Stream<@Nullable Instant> instants) {
        return instants.flatMap(Stream::ofNullable).max(Comparator.naturalOrder());
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> all = new ArrayList<>();
        KafkaResult.of(admin.describeTopics(rules.topics).allTopicNames(), "look at the input topics")
                .forEach((topic, description) ->
                        description.partitions().forEach(info -> all.add(new TopicPartition(topic, info.partition()))));
        return all;
    }

    private ListOffsetsResult offsets(OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, which));
        return admin.listOffsets(wanted);
    }

    private static ListOffsetsResultInfo of(TopicPartition partition, ListOffsetsResult answer) {
        return KafkaResult.of(answer.partitionResult(partition), "look at the end of " + partition);
    }
}
