package dev.tidewatch.app.preflight;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Says where an application stands in the topics that it reads.
 *
 * @param starts the first offset that each partition still has
 * @param committed the next offset to read of each; one that has none is missing
 * @param ends the offset behind the last record of each
 */
record Offsets(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {

    /**
     * The partitions of some topics of which the group has no offset, sorted.
     *
     * @param topics true for these
     */
    Set<String> missing(Predicate<String> topics) {
        return starts.keySet().stream()
                .filter(partition -> !committed.containsKey(partition) && topics.test(partition.topic()))
                .map(TopicPartition::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the offsets to begin at. */
    Map<TopicPartition, Long> beginnings() {
        return starts.entrySet().stream()
                .filter(start -> !committed.containsKey(start.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns whether anything was read. */
    boolean hasRead() {
        return starts.entrySet().stream()
                .anyMatch(start -> committed.getOrDefault(start.getKey(), 0L) > start.getValue());
    }
}
