package dev.tidewatch.domain.subscription;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.testing.SnapshotBuilder;
import org.junit.jupiter.api.Test;

class SnapshotOrderTest {

    @Test
    void shouldOrderByInstantBeforeAnythingElse() {
        SnapshotBuilder earlier = aSnapshot("z").at(NOON).sequence(9L).type(ChangeType.CANCELED);
        SnapshotBuilder later =
                aSnapshot("a").at(NOON.plusMillis(1)).sequence(1L).type(ChangeType.CREATED);

        assertBefore(earlier, later);
    }

    @Test
    void shouldOrderBySequenceBeforeType() {
        assertBefore(
                aSnapshot("z").sequence(1L).type(ChangeType.CANCELED),
                aSnapshot("a").sequence(2L).type(ChangeType.CREATED));
    }

    @Test
    void shouldPutAMissingSequenceFirst() {
        assertBefore(aSnapshot("z").sequence(null), aSnapshot("a").sequence(Long.MIN_VALUE));
    }

    @Test
    void shouldOrderByRankOfTypeBeforeEventId() {
        assertThat(ChangeType.values())
                .containsExactly(
                        ChangeType.CREATED,
                        ChangeType.TRIAL_STARTED,
                        ChangeType.ACTIVATED,
                        ChangeType.CHANGED,
                        ChangeType.RENEWED,
                        ChangeType.RESUMED,
                        ChangeType.PAST_DUE,
                        ChangeType.PAUSED,
                        ChangeType.CANCEL_UNSCHEDULED,
                        ChangeType.CANCEL_SCHEDULED,
                        ChangeType.CANCELED);
        assertBefore(
                aSnapshot("z").type(ChangeType.CANCEL_UNSCHEDULED),
                aSnapshot("a").type(ChangeType.CANCELED));
    }

    @Test
    void shouldOrderEventIdsByTheirBytes() {
        String beforeSurrogatesAsBytes = "\uFFFD";
        String afterItAsBytes = "\uD83D\uDE00";

        assertThat(afterItAsBytes).isLessThan(beforeSurrogatesAsBytes);
        assertBefore(aSnapshot(beforeSurrogatesAsBytes), aSnapshot(afterItAsBytes));
        assertBefore(aSnapshot("Z"), aSnapshot("a"));
        assertBefore(aSnapshot("a"), aSnapshot("a0"));
    }

    private static void assertBefore(SnapshotBuilder first, SnapshotBuilder second) {
        assertThat(SnapshotOrder.COMPARATOR.compare(first.build(), second.build()))
                .isNegative();
        assertThat(SnapshotOrder.COMPARATOR.compare(second.build(), first.build()))
                .isPositive();
    }
}
