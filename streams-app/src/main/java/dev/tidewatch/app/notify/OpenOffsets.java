package dev.tidewatch.app.notify;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows where a restart must begin so that nothing is lost: at the first record of each partition that is not settled. */
final class OpenOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(OpenOffsets.class);
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(5);

    private final Map<TopicPartition, Reading> readings = new HashMap<>();

    /** The next offset to be read of a partition, those open before it, and what was committed last. */
    private static final class Reading {
        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long committed = -1;

        private long restart() {
            return open.isEmpty() ? next : open.first();
        }
    }

    void read(TopicPartition partition, long offset) {
        Reading reading = readings.computeIfAbsent(partition, unknown -> new Reading());
        reading.open.add(offset);
        reading.next = offset + 1;
    }

    void settle(TopicPartition partition, long offset) {
        Reading reading = readings.get(partition);
        if (reading != null) {
            reading.open.remove(offset);
        }
    }

    void forget(TopicPartition partition) {
        readings.remove(partition);
    }

    /**
     * Commits the places that have moved since they were committed. What a broker does not take yet is committed by a later call.
     *
     * @param destination named in the log
     */
    void commit(Consumer<byte[], byte[]> consumer, String destination) {
        Map<TopicPartition, OffsetAndMetadata> moved = moved();
        if (moved.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(moved, LONGEST_COMMIT);
            committed(moved);
        } catch (RetriableException | CommitFailedException | RebalanceInProgressException e) {
            LOG.warn("{}: cannot commit yet: {}", destination, e.getMessage());
        }
    }

    /** The places that have moved since they were committed. */
    Map<TopicPartition, OffsetAndMetadata> moved() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        readings.forEach((partition, reading) -> {
            if (reading.restart() > reading.committed) {
                moved.put(partition, new OffsetAndMetadata(reading.restart()));
            }
        });
        return moved;
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> places) {
        places.forEach((partition, place) -> {
            Reading reading = readings.get(partition);
            if (reading != null) {
                reading.committed = place.offset();
            }
        });
    }
}
