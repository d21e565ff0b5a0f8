package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.segment.Split;
import dev.tidewatch.domain.vector.Measure;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says what one movement is in each segment: NEW and REACTIVATION what the segment gained, CHURN what it lost. Of any other, what
 * moves against the movement's sign wholly enters or leaves its segment, the same total comes from those that move with it, in
 * ascending order of value, and the rest is the movement.
 */
public final class Flows {

    private final Receiver receiver;

    public Flows(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Receives a positive size. */
    public interface Receiver {

        void add(Segment segment, Measure measure, long amount);
    }

    public void of(MovementKind kind, Split before, Split after) {
        switch (kind) {
            case NEW ->
                after.bySegment().forEach((segment, amount) -> {
                    count(segment, Measure.NEW_COUNT, Measure.NEW_MRR, amount);
                });
            case REACTIVATION ->
                after.bySegment().forEach((segment, amount) -> {
                    count(segment, Measure.REACTIVATION_COUNT, Measure.REACTIVATION_MRR, amount);
                });
            case CHURN ->
                before.bySegment().forEach((segment, amount) -> {
                    count(segment, Measure.CHURN_COUNT, Measure.CHURN_MRR, amount);
                });
            case EXPANSION, CONTRACTION, TRANSFER ->
                byDimension(before, after).values().forEach(this::change);
        }
    }

    private static Map<String, SortedMap<Segment, Long>> byDimension(Split before, Split after) {
        Map<String, SortedMap<Segment, Long>> byDimension = new TreeMap<>();
        after.bySegment().forEach((segment, amount) -> add(byDimension, segment, amount));
        before.bySegment().forEach((segment, amount) -> add(byDimension, segment, -amount));
        return byDimension;
    }

    private static void add(Map<String, SortedMap<Segment, Long>> byDimension, Segment segment, long amount) {
        byDimension
                .computeIfAbsent(segment.dimension(), dimension -> new TreeMap<>())
                .merge(segment, amount, Math::addExact);
    }

    private void change(SortedMap<Segment, Long> deltas) {
        long up = 0;
        long down = 0;
        for (long delta : deltas.values()) {
            up += Math.max(delta, 0);
            down += Math.max(-delta, 0);
        }
        if (up >= down) {
            deltas.forEach((segment, delta) -> receiver.add(segment, Measure.LEAVING_MRR, Math.max(-delta, 0)));
            grow(deltas, down);
        } else {
            deltas.forEach((segment, delta) -> receiver.add(segment, Measure.ENTERING_MRR, Math.max(delta, 0)));
            shrink(deltas, up);
        }
    }

    private void grow(SortedMap<Segment, Long> deltas, long entering) {
        long left = entering;
        for (Map.Entry<Segment, Long> delta : deltas.entrySet()) {
            long size = Math.max(delta.getValue(), 0);
            long moved = Math.min(size, left);
            left -= moved;
            receiver.add(delta.getKey(), Measure.ENTERING_MRR, moved);
            count(delta.getKey(), Measure.EXPANSION_COUNT, Measure.EXPANSION_MRR, size - moved);
        }
    }

    private void shrink(SortedMap<Segment, Long> deltas, long leaving) {
        long left = leaving;
        for (Map.Entry<Segment, Long> delta : deltas.entrySet()) {
            long size = Math.max(-delta.getValue(), 0);
            long moved = Math.min(size, left);
            left -= moved;
            receiver.add(delta.getKey(), Measure.LEAVING_MRR, moved);
            count(delta.getKey(), Measure.CONTRACTION_COUNT, Measure.CONTRACTION_MRR, size - moved);
        }
    }

    private void count(Segment segment, Measure count, Measure mrr, long amount) {
        if (amount > 0) {
            receiver.add(segment, count, 1);
            receiver.add(segment, mrr, amount);
        }
    }
}
