package dev.tidewatch.it.faults;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.InputLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Cuts input so that it does not matter when a share is sent: whether the shares before it are read by then or not, a task takes all records in the
 * same order.
 */
final class Shares {

    private record Placed(InputLine line, Instant at) {}

    private Shares() {}

    /**
     * Returns about equal shares, which can be changed.
     *
     * @param arriving lines that all have a key and a time
     */
    static List<List<InputLine>> of(List<InputLine> arriving, int count) {
        List<Placed> placed = placed(arriving);
        List<List<InputLine>> shares = new ArrayList<>();
        List<InputLine> share = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            boolean full = i >= (long) placed.size() * (shares.size() + 1) / count;
            if (full && placed.get(i).at().isAfter(placed.get(i - 1).at())) {
                shares.add(share);
                share = new ArrayList<>();
            }
            share.add(placed.get(i).line());
        }
        shares.add(share);
        return shares;
    }

    /** In the order in which Kafka Streams takes them: of the next records of its partitions always the oldest, so a late one as soon as it is next. */
    private static List<Placed> placed(List<InputLine> arriving) {
        Map<String, Instant> newest = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (InputLine line : arriving) {
            int partition =
                    BuiltInPartitioner.partitionForKey(line.key().getBytes(StandardCharsets.UTF_8), Cluster.PARTITIONS);
            Instant at = newest.merge(
                    line.topic() + partition, line.occurredAt(), (one, other) -> one.isAfter(other) ? one : other);
            placed.add(new Placed(line, at));
        }
        placed.sort(Comparator.comparing(Placed::at));
        return placed;
    }
}
