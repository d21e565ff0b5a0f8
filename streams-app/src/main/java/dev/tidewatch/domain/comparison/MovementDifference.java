package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.ledger.movement.MovementKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One movement that two profiles state differently: of another kind or amount, on another date, or by one of them only.
 *
 * @param left null where only the right profile has it
 * @param right null where only the left profile has it
 */
public record MovementDifference(
        @Nullable StatedMovement left, @Nullable StatedMovement right) {

    /** Returns the differences in order of key. A movement that only one has and an equal one of another date that only the other has are one. */
    static List<MovementDifference> between(
            SortedMap<MovementKey, StatedMovement> left, SortedMap<MovementKey, StatedMovement> right) {
        SortedSet<MovementKey> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        List<MovementDifference> differences = new ArrayList<>();
        for (MovementKey key : keys) {
            MovementDifference difference = new MovementDifference(left.get(key), right.get(key));
            if (!difference.isNone() && !difference.joins(differences)) {
                differences.add(difference);
            }
        }
        return differences;
    }

    /** The keys at which the profiles disagree. */
    List<MovementKey> keys() {
        List<MovementKey> keys = new ArrayList<>(2);
        if (left != null) {
            keys.add(left.key());
        }
        if (right != null && !keys.contains(right.key())) {
            keys.add(right.key());
        }
        return keys;
    }

    private boolean isNone() {
        return left != null && left.equals(right);
    }

    /** Completes the earliest one that lacks just this movement. */
    private boolean joins(List<MovementDifference> earlier) {
        for (int i = 0; i < earlier.size(); i++) {
            MovementDifference moved = earlier.get(i).movedTo(this);
            if (moved != null) {
                earlier.set(i, moved);
                return true;
            }
        }
        return false;
    }

    private @Nullable MovementDifference movedTo(MovementDifference later) {
        if (left != null && right == null && later.left == null && later.right != null && left.isMoved(later.right)) {
            return new MovementDifference(left, later.right);
        }
        if (left == null && right != null && later.left != null && later.right == null && right.isMoved(later.left)) {
            return new MovementDifference(later.left, right);
        }
        return null;
    }
}
