package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduledEndTest {

    private static final Instant END = day(20);

    private final LedgerDriver ledger = aLedger();

    @Test
    void shouldChurnAtTheEndOnceTheClockHasPassedIt() {
        ledger.with(active(0), scheduled(5));

        ledger.advance(END.plusMillis(1));

        Movement churn = ledger.published().get(1);
        assertThat(churn.kind()).isEqualTo(MovementKind.CHURN);
        assertThat(churn.key().at()).isEqualTo(END);
        assertThat(churn.rule()).containsExactly(Trigger.SCHEDULED_END);
    }

    @Test
    void shouldWaitWhileTheClockStandsAtTheEnd() {
        ledger.with(active(0), scheduled(5));

        ledger.advance(END);

        assertThat(ledger.published()).hasSize(1);
    }

    @Test
    void shouldStayWhenTheEndIsTakenBack() {
        ledger.with(active(0), scheduled(5), active(10));

        ledger.advance(day(30));

        assertThat(ledger.published()).hasSize(1);
    }

    @Test
    void shouldChurnOnceWhenTheEffectiveCancellationFollows() {
        ledger.with(active(0), scheduled(5));

        ledger.accept(
                snapshot("canceled", 20).status(SubscriptionStatus.CANCELED).build());

        assertThat(ledger.published()).extracting(Movement::kind).containsExactly(MovementKind.NEW, MovementKind.CHURN);
        assertThat(ledger.published().get(1).causes()).containsExactly("canceled");
    }

    @Test
    void shouldChurnWithTheRequestWhenTheProfileSaysSo() {
        LedgerDriver requested = new LedgerDriver(Profiles.recognizing(ChurnRecognition.REQUESTED));

        requested.with(active(0), scheduled(5));

        assertThat(requested.published().get(1).key().at()).isEqualTo(day(5));
    }

    @Test
    void shouldExpandWhereADiscountEnds() {
        ledger.with(snapshot("half", 0)
                .less(percentOff("50").repeating().until(END))
                .build());

        ledger.advance(END.plusMillis(1));

        Movement expansion = ledger.published().get(1);
        assertThat(expansion.kind()).isEqualTo(MovementKind.EXPANSION);
        assertThat(expansion.amount()).isEqualTo(50_000_000);
        assertThat(expansion.key().at()).isEqualTo(END);
        assertThat(expansion.rule()).containsExactly(Trigger.DISCOUNT_END);
    }

    @Test
    void shouldJoinADiscountEndToTheGroupOfItsChange() {
        Instant soon = NOON.plus(Duration.ofMinutes(30));
        ledger.with(snapshot("half", 0).less(percentOff("50").until(soon)).build());

        ledger.advance(day(1));

        assertThat(ledger.published()).extracting(Movement::after).containsExactly(100_000_000L);
        assertThat(ledger.published().get(0).rule()).containsExactlyInAnyOrder(Trigger.SNAPSHOT, Trigger.DISCOUNT_END);
    }

    private static Snapshot active(int day) {
        return snapshot("active " + day, day).build();
    }

    private static Snapshot scheduled(int day) {
        return snapshot("scheduled", day).cancelAt(END).build();
    }

    private static SnapshotBuilder snapshot(String id, int day) {
        return aSnapshot(id).at(day(day));
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
