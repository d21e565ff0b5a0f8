package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.Churn.Kind;
import dev.tidewatch.domain.ledger.movement.Churn.Reason;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChurnTest {

    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({
        "REQUESTED,VOLUNTARY,REQUESTED",
        "PAYMENT_FAILED,INVOLUNTARY,PAYMENT_FAILED",
        "PAYMENT_DISPUTED,DISPUTE,PAYMENT_DISPUTED",
        "OTHER,UNKNOWN,OTHER"
    })
    void shouldFollowTheReasonGiven(CancellationReason given, Kind kind, Reason reason) {
        assertThat(churn(canceled().because(given, "too dear"))).isEqualTo(new Churn(kind, reason, "too dear"));
    }

    @ParameterizedTest
    @CsvSource({"UNPAID,INVOLUNTARY,UNPAID", "PAUSED,VOLUNTARY,PAUSED", "CANCELED,UNKNOWN,"})
    void shouldFollowTheStatusWhenNoReasonIsGiven(SubscriptionStatus status, Kind kind, @Nullable Reason reason) {
        assertThat(churn(stop().status(status))).isEqualTo(new Churn(kind, reason, null));
    }

    @Test
    void shouldBeVoluntaryWhenPaidBecomesFree() {
        assertThat(churn(stop().on(monthly("0")))).isEqualTo(new Churn(Kind.VOLUNTARY, Reason.FREE, null));
    }

    @Test
    void shouldBeVoluntaryWhenPastDueBecomesFree() {
        assertThat(churn(stop().status(SubscriptionStatus.PAST_DUE).on(monthly("0"))))
                .isEqualTo(new Churn(Kind.VOLUNTARY, Reason.FREE, null));
    }

    @Test
    void shouldBeVoluntaryWhenAScheduledEndHasNoReason() {
        assertThat(churn(stop().cancelAt(NEXT_DAY))).isEqualTo(new Churn(Kind.VOLUNTARY, Reason.SCHEDULED, null));
    }

    @Test
    void shouldBeInvoluntaryWhenUnpaidWhateverTheReason() {
        assertThat(churn(stop().status(SubscriptionStatus.UNPAID).because(CancellationReason.REQUESTED)))
                .isEqualTo(new Churn(Kind.INVOLUNTARY, Reason.UNPAID, null));
    }

    @Test
    void shouldContractWithTheFirstOfTwoAndChurnWithTheLast() {
        LedgerDriver ledger = aLedger()
                .with(
                        start("one", "100"),
                        start("two", "60"),
                        canceled().id("x").of("one").build(),
                        canceled()
                                .id("y")
                                .of("two")
                                .at(NEXT_DAY.plus(Duration.ofDays(1)))
                                .build());

        assertThat(ledger.published())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.CONTRACTION, MovementKind.CHURN);
    }

    @Test
    void shouldFollowTheSubscriptionThatLostMost() {
        LedgerDriver ledger = aLedger()
                .with(
                        start("one", "60"),
                        start("two", "100"),
                        canceled("x", "one", CancellationReason.REQUESTED),
                        canceled("y", "two", CancellationReason.PAYMENT_FAILED));

        assertThat(last(ledger).churn()).isEqualTo(new Churn(Kind.INVOLUNTARY, Reason.PAYMENT_FAILED, null));
    }

    @Test
    void shouldFollowTheSmallestIdWhenAllLostTheSame() {
        LedgerDriver ledger = aLedger()
                .with(
                        start("one", "100"),
                        start("two", "100"),
                        canceled("y", "two", CancellationReason.PAYMENT_FAILED),
                        canceled("x", "one", CancellationReason.REQUESTED));

        assertThat(last(ledger).churn()).isEqualTo(new Churn(Kind.VOLUNTARY, Reason.REQUESTED, null));
    }

    @Test
    void shouldFollowTheLastStepOfTheGroup() {
        LedgerDriver ledger = aLedger()
                .with(
                        start("one", "100"),
                        start("two", "1"),
                        canceled("x", "one", CancellationReason.REQUESTED),
                        canceled()
                                .id("y")
                                .of("two")
                                .at(NEXT_DAY.plusSeconds(1))
                                .because(CancellationReason.OTHER)
                                .build());

        assertThat(last(ledger).churn()).isEqualTo(new Churn(Kind.UNKNOWN, Reason.OTHER, null));
    }

    private static Snapshot canceled(String id, String subscription, CancellationReason reason) {
        return canceled().id(id).of(subscription).because(reason).build();
    }

    private static @Nullable Churn churn(SnapshotBuilder stop) {
        return last(aLedger().with(start("sub", "100"), stop.build())).churn();
    }

    private static Movement last(LedgerDriver ledger) {
        return ledger.published().get(ledger.published().size() - 1);
    }

    private static Snapshot start(String subscriptionId, String price) {
        return aSnapshot("start of " + subscriptionId)
                .of(subscriptionId)
                .on(monthly(price))
                .build();
    }

    private static SnapshotBuilder canceled() {
        return stop().status(SubscriptionStatus.CANCELED);
    }

    private static SnapshotBuilder stop() {
        return aSnapshot("stop").at(NEXT_DAY);
    }
}
