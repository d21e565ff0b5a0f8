package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DelinquencyTest {

    private static final Instant DEADLINE = day(30);

    private final LedgerDriver ledger = aLedger();

    @Test
    void shouldCountWhileTheRunLasts() {
        ledger.with(active(-10), pastDue(0));

        ledger.advance(DEADLINE);

        assertThat(ledger.published()).extracting(Movement::kind).containsExactly(MovementKind.NEW);
    }

    @Test
    void shouldChurnAtTheDeadlineOnceTheClockHasPassedIt() {
        ledger.with(active(-10), pastDue(0));

        ledger.advance(DEADLINE.plusMillis(1));

        Movement churn = ledger.published().get(1);
        assertThat(churn.kind()).isEqualTo(MovementKind.CHURN);
        assertThat(churn.key().at()).isEqualTo(DEADLINE);
        assertThat(churn.rule()).containsExactly(Trigger.DELINQUENCY);
        assertThat(churn.causes()).containsExactly("past due 0");
        assertThat(churn.churn()).isEqualTo(new Churn(Churn.Kind.INVOLUNTARY, Churn.Reason.DELINQUENT, null));
    }

    @Test
    void shouldMeasureFromTheFirstOfTheRun() {
        ledger.with(active(-10), pastDue(0), pastDue(7), pastDue(20));

        ledger.advance(day(31));

        assertThat(ledger.published().get(1).key().at()).isEqualTo(DEADLINE);
        assertThat(ledger.published().get(1).causes()).containsExactly("past due 20");
    }

    @Test
    void shouldStartAgainWhenTheRunWasBroken() {
        ledger.with(active(-10), pastDue(0), active(10), pastDue(11));

        ledger.advance(day(40));

        assertThat(ledger.published()).extracting(Movement::kind).containsExactly(MovementKind.NEW);
    }

    @Test
    void shouldReactivateAtTheInstantOfALaterRecovery() {
        ledger.with(active(-10), pastDue(0), active(45));

        assertThat(ledger.published())
                .extracting(Movement::kind, movement -> movement.key().at())
                .containsExactly(
                        tuple(MovementKind.NEW, day(-10)),
                        tuple(MovementKind.CHURN, DEADLINE),
                        tuple(MovementKind.REACTIVATION, day(45)));
    }

    @Test
    void shouldStayGoneWhenAFoldedRunGoesOn() {
        Snapshot dearer = aSnapshot("dearer")
                .at(day(95))
                .status(SubscriptionStatus.PAST_DUE)
                .on(monthly("200"))
                .build();

        ledger.with(active(-10), pastDue(0), pastDue(90), dearer);

        assertThat(ledger.published()).extracting(Movement::kind).containsExactly(MovementKind.NEW, MovementKind.CHURN);
    }

    @Test
    void shouldTakeTheChurnBackWhenTheRecoveryArrivesLate() {
        ledger.with(active(-10), pastDue(0));
        ledger.advance(day(31));

        ledger.accept(active(29));

        assertThat(ledger.published()).extracting(Movement::kind).containsExactly(MovementKind.NEW);
    }

    private static Snapshot active(int day) {
        return aSnapshot("active " + day).at(day(day)).build();
    }

    private static Snapshot pastDue(int day) {
        return aSnapshot("past due " + day)
                .at(day(day))
                .status(SubscriptionStatus.PAST_DUE)
                .build();
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
