package dev.tidewatch.stream.metrics;

import dev.tidewatch.domain.segment.Segment;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the values that each dimension has; it warns when one has too many. */
public final class SegmentValues {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentValues.class);

    private final int most;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> warned = new HashSet<>();

    public SegmentValues(int most, Collection<Segment> known) {
        this.most = most;
        known.forEach(segment -> counts.merge(segment.dimension(), 1, Integer::sum));
    }

    /** Takes a value in that is not known yet, unless its dimension is full. */
    boolean add(Segment segment) {
        String dimension = segment.dimension();
        if (counts.getOrDefault(dimension, 0) < most) {
            counts.merge(dimension, 1, Integer::sum);
            return true;
        }
        if (warned.add(dimension)) {
            LOG.warn(
                    "{} has more than {} values: the first {} have metric rows, later ones such as {} have none and the"
                            + " rows of {} no longer add up to all; is it an identity rather than a segment? Else process"
                            + " all input anew with a larger tidewatch.segment.max.values",
                    dimension,
                    most,
                    most,
                    segment.key(),
                    dimension);
        }
        return false;
    }

    /** A dimension with so many values; null if there is none. */
    @Nullable
    String fullest(int values) {
        return counts.entrySet().stream()
                .filter(dimension -> dimension.getValue() >= values)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(null);
    }
}
