package dev.tidewatch.app.inputs;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds what the brokers said at one moment of the input topics.
 *
 * @param nanos when
 * @param next where each partition goes on: the offset committed, or the first one there is where none is
 * @param ends of the same partitions, as far as a reader of committed records can read
 */
record Backlog(long nanos, Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {

    /** Records of these partitions that wait; empty if one of them was not looked at. */
    OptionalLong of(Set<TopicPartition> partitions) {
        long waiting = 0;
        for (TopicPartition partition : partitions) {
            Long end = ends.get(partition);
            Long from = next.get(partition);
            if (end == null || from == null) {
                return OptionalLong.empty();
            }
            waiting += Math.max(0, end - from);
        }
        return OptionalLong.of(waiting);
    }
}
