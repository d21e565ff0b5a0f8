package dev.tidewatch.app.erase;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** Has the broker compact topics at once, until their records no longer mention some customers. */
final class ForcedCompaction {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The pause between two looks is a little longer than the broker's cleaner rests. */
    private static final Duration PAUSE = Duration.ofSeconds(16);

    private static final Map<String, String> AT_ONCE = Map.of(
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.0",
            TopicConfig.DELETE_RETENTION_MS_CONFIG, "0",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0");

    private final SegmentRoll segments;
    private final CommittedRecords log;
    private final LogPurge.Match mentions;

    /** @param mentions whether a record mentions one of the customers */
    ForcedCompaction(SegmentRoll segments, CommittedRecords log, LogPurge.Match mentions) {
        this.segments = segments;
        this.log = log;
        this.mentions = mentions;
    }

    /**
     * Compacts the topics, and returns those whose records still mention one of the customers after three minutes.
     *
     * @param progress is told what it waits for
     */
    List<String> compact(List<String> topics, Consumer<String> progress) {
        Map<String, Map<String, String>> before = new HashMap<>();
        topics.forEach(topic -> before.put(topic, segments.own(topic)));
        try {
            topics.forEach(topic -> segments.set(topic, AT_ONCE));
            long begin = System.nanoTime();
            List<TopicPartition> open = mentioning(partitions(topics));
            while (!open.isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
                progress.accept(
                        open.size() + " partitions still name a customer; the broker compacts every quarter of a"
                                + " minute, and is waited for until " + PATIENCE.toMinutes() + " minutes are over");
                // The first pass leaves the record without a value, the next takes it too.
                open.forEach(segments::roll);
                pause();
                open = mentioning(open);
            }
            return open.stream().map(TopicPartition::topic).distinct().sorted().toList();
        } finally {
            before.forEach((topic, settings) -> segments.restore(topic, AT_ONCE, settings));
        }
    }

    private List<TopicPartition> partitions(List<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> partitions.addAll(log.partitions(topic)));
        return partitions;
    }

    private List<TopicPartition> mentioning(List<TopicPartition> partitions) {
        List<TopicPartition> found = new ArrayList<>();
        for (Written written : log.written(partitions)) {
            boolean[] mentioned = {false};
            log.read(written, record -> mentioned[0] |= mentions.test(record));
            if (mentioned[0]) {
                found.add(written.partition());
            }
        }
        return found;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while the broker compacts the topics; run the command again", e);
        }
    }
}
