package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.LedgerDriver;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    private static final Instant LATEST_ACCEPTED = NOON.minus(Profile.TIDEWATCH.lateness());

    private final LedgerDriver ledger = aLedger();

    @Test
    void shouldAcceptAnEventThatIsAsLateAsAllowed() {
        ledger.with(aSnapshot("newest").build());

        Transition transition =
                ledger.accept(aSnapshot("late").at(LATEST_ACCEPTED).build());

        assertThat(transition.rejected()).isNull();
        assertThat(ledger.published().get(0).key().at()).isEqualTo(LATEST_ACCEPTED);
    }

    @Test
    void shouldRefuseAnEventThatIsLater() {
        ledger.with(aSnapshot("newest").build());
        Ledger before = ledger.ledger();

        Transition transition = ledger.accept(
                aSnapshot("late").at(LATEST_ACCEPTED.minusMillis(1)).build());

        assertThat(reason(transition)).isEqualTo(DeadLetterReason.TOO_LATE);
        assertThat(transition.accepted()).isFalse();
        assertThat(ledger.ledger()).isEqualTo(before);
    }

    @Test
    void shouldNotJudgeLatenessByTheClock() {
        ledger.with(aSnapshot("newest").build());
        ledger.advance(NOON.plus(Duration.ofDays(400)));

        Transition transition =
                ledger.accept(aSnapshot("late").at(LATEST_ACCEPTED).build());

        assertThat(transition.rejected()).isNull();
    }

    @Test
    void shouldRefuseARepetitionOfWhatIsFolded() {
        Snapshot first = aSnapshot("first").build();
        ledger.with(
                first, aSnapshot("newest").at(NOON.plus(Duration.ofDays(36))).build());

        Transition transition = ledger.accept(first);

        assertThat(reason(transition)).isEqualTo(DeadLetterReason.TOO_LATE);
    }

    @Test
    void shouldTakeARepetitionAsOneEvent() {
        ledger.with(aSnapshot("event").build());

        Transition transition = ledger.accept(aSnapshot("event").build());

        assertThat(transition.accepted()).isTrue();
        assertThat(transition.rejected()).isNull();
        assertThat(transition.corrections()).isEmpty();
    }

    @Test
    void shouldKeepTheEarlierContentOfAConflictWhenItIsSmaller() {
        ledger.with(smaller());

        Transition transition = ledger.accept(larger());

        assertThat(reason(transition)).isEqualTo(DeadLetterReason.CONFLICT);
        assertThat(transition.accepted()).isFalse();
        assertThat(kept(transition)).isEqualTo(Rejection.Kept.EARLIER);
        assertThat(ledger.published()).extracting(Movement::after).containsExactly(100_000_000L);
    }

    @Test
    void shouldKeepTheArrivingContentOfAConflictWhenItIsSmaller() {
        ledger.with(larger());

        Transition transition = ledger.accept(smaller());

        assertThat(reason(transition)).isEqualTo(DeadLetterReason.CONFLICT);
        assertThat(transition.accepted()).isTrue();
        assertThat(kept(transition)).isEqualTo(Rejection.Kept.ARRIVING);
        assertThat(ledger.published()).extracting(Movement::after).containsExactly(100_000_000L);
    }

    @Test
    void shouldRefuseAnAmountThatCannotBeAddedUp() {
        Transition transition =
                ledger.accept(aSnapshot().on(monthly("100000000000.000001")).build());

        assertThat(reason(transition)).isEqualTo(DeadLetterReason.AMOUNT);
        assertThat(transition.accepted()).isFalse();
    }

    private static Snapshot smaller() {
        Snapshot smaller = aSnapshot("event").on(monthly("100")).build();
        assertThat(CanonicalJson.of(smaller)).isLessThan(CanonicalJson.of(larger()));
        return smaller;
    }

    private static Snapshot larger() {
        return aSnapshot("event").on(monthly("200")).build();
    }

    private static DeadLetterReason reason(Transition transition) {
        return requireNonNull(transition.rejected()).reason();
    }

    private static Rejection.@Nullable Kept kept(Transition transition) {
        return requireNonNull(transition.rejected()).kept();
    }
}
