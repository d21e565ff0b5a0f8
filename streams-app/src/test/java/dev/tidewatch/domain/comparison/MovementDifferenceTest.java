package dev.tidewatch.domain.comparison;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MovementDifferenceTest {

    private static final StatedMovement NEW = movement(0, MovementKind.NEW, 100);
    private static final StatedMovement CHURN = movement(30, MovementKind.CHURN, -100);

    @Test
    void shouldBeNoneWhenMovementsAreEqual() {
        assertThat(between(List.of(NEW, CHURN), List.of(NEW, CHURN))).isEmpty();
    }

    @Test
    void shouldBeOneWhenAmountOrKindDiffers() {
        StatedMovement half = movement(0, MovementKind.NEW, 50);
        StatedMovement kept = movement(30, MovementKind.CONTRACTION, -100);

        assertThat(between(List.of(NEW, CHURN), List.of(half, kept)))
                .containsExactly(new MovementDifference(NEW, half), new MovementDifference(CHURN, kept));
    }

    @Test
    void shouldBeOneWhenAMovementIsOnAnotherDate() {
        StatedMovement earlier = movement(5, MovementKind.CHURN, -100);

        assertThat(between(List.of(NEW, CHURN), List.of(NEW, earlier)))
                .containsExactly(new MovementDifference(CHURN, earlier));
        assertThat(between(List.of(NEW, earlier), List.of(NEW, CHURN)))
                .containsExactly(new MovementDifference(earlier, CHURN));
    }

    @Test
    void shouldHaveOneSideWhenOnlyOneHasTheMovement() {
        StatedMovement larger = movement(5, MovementKind.CHURN, -101);

        assertThat(between(List.of(NEW, CHURN), List.of(NEW, larger)))
                .containsExactly(new MovementDifference(null, larger), new MovementDifference(CHURN, null));
    }

    private static StatedMovement movement(int day, MovementKind kind, long amount) {
        return new StatedMovement(new MovementKey(NOON.plus(Duration.ofDays(day)), "USD"), kind, amount);
    }

    private static List<MovementDifference> between(List<StatedMovement> left, List<StatedMovement> right) {
        return MovementDifference.between(byKey(left), byKey(right));
    }

    private static SortedMap<MovementKey, StatedMovement> byKey(List<StatedMovement> movements) {
        SortedMap<MovementKey, StatedMovement> byKey = new TreeMap<>();
        movements.forEach(movement -> byKey.put(movement.key(), movement));
        return byKey;
    }
}
