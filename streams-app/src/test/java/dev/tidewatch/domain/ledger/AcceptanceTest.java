package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
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

        Decision<Ledger, Revised> decision =
                ledger.accept(aSnapshot("late").at(LATEST_ACCEPTED).build());

        assertThat(decision.rejected()).isNull();
        assertThat(ledger.published().get(0).key().at()).isEqualTo(LATEST_ACCEPTED);
    }

    @Test
    void shouldRefuseAnEventThatIsLater() {
        ledger.with(aSnapshot("newest").build());
        Ledger before = ledger.ledger();

        Decision<Ledger, Revised> decision = ledger.accept(
                aSnapshot("late").at(LATEST_ACCEPTED.minusMillis(1)).build());

        assertThat(reason(decision)).isEqualTo(DeadLetterReason.TOO_LATE);
        assertThat(decision.accepted()).isFalse();
        assertThat(ledger.ledger()).isEqualTo(before);
    }

    @Test
    void shouldNotJudgeLatenessByTheClock() {
        ledger.with(aSnapshot("newest").build());
        ledger.advance(NOON.plus(Duration.ofDays(400)));

        Decision<Ledger, Revised> decision =
                ledger.accept(aSnapshot("late").at(LATEST_ACCEPTED).build());

        assertThat(decision.rejected()).isNull();
    }

    @Test
    void shouldRefuseARepetitionOfWhatIsFolded() {
        Snapshot first = aSnapshot("first").build();
        ledger.with(
                first, aSnapshot("newest").at(NOON.plus(Duration.ofDays(36))).build());

        Decision<Ledger, Revised> decision = ledger.accept(first);

        assertThat(reason(decision)).isEqualTo(DeadLetterReason.TOO_LATE);
    }

    @Test
    void shouldTakeARepetitionAsOneEvent() {
        ledger.with(aSnapshot("event").build());

        Decision<Ledger, Revised> decision = ledger.accept(aSnapshot("event").build());

        assertThat(decision.accepted()).isTrue();
        assertThat(decision.rejected()).isNull();
        assertThat(decision.outputs().corrections()).isEmpty();
    }

    @Test
    void shouldKeepTheEarlierContentOfAConflictWhenItIsSmaller() {
        ledger.with(smaller());

        Decision<Ledger, Revised> decision = ledger.accept(larger());

        assertThat(reason(decision)).isEqualTo(DeadLetterReason.CONFLICT);
        assertThat(decision.accepted()).isFalse();
        assertThat(kept(decision)).isEqualTo(Rejection.Kept.EARLIER);
        assertThat(ledger.published()).extracting(Movement::after).containsExactly(100_000_000L);
    }

    @Test
    void shouldKeepTheArrivingContentOfAConflictWhenItIsSmaller() {
        ledger.with(larger());

        Decision<Ledger, Revised> decision = ledger.accept(smaller());

        assertThat(reason(decision)).isEqualTo(DeadLetterReason.CONFLICT);
        assertThat(decision.accepted()).isTrue();
        assertThat(kept(decision)).isEqualTo(Rejection.Kept.ARRIVING);
        assertThat(ledger.published()).extracting(Movement::after).containsExactly(100_000_000L);
    }

    @Test
    void shouldRefuseAnAmountThatCannotBeAddedUp() {
        Decision<Ledger, Revised> decision =
                ledger.accept(aSnapshot().on(monthly("100000000000.000001")).build());

        assertThat(reason(decision)).isEqualTo(DeadLetterReason.AMOUNT);
        assertThat(decision.accepted()).isFalse();
    }

    private static Snapshot smaller() {
        Snapshot smaller = aSnapshot("event").on(monthly("100")).build();
        assertThat(CanonicalJson.of(smaller)).isLessThan(CanonicalJson.of(larger()));
        return smaller;
    }

    private static Snapshot larger() {
        return aSnapshot("event").on(monthly("200")).build();
    }

    private static DeadLetterReason reason(Decision<Ledger, Revised> decision) {
        return requireNonNull(decision.rejected()).reason();
    }

    private static Rejection.@Nullable Kept kept(Decision<Ledger, Revised> decision) {
        return requireNonNull(decision.rejected()).kept();
    }
}
