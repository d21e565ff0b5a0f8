package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {

    @ParameterizedTest
    @CsvSource({"PT59M,1", "PT59M59.999S,1", "PT1H,2", "PT61M,2"})
    void shouldJoinStepsWithinAnHourOfTheFirst(Duration after, int movements) {
        LedgerDriver ledger = aLedger().with(worth("a", NOON, "100"), worth("b", NOON.plus(after), "150"));

        assertThat(ledger.published()).hasSize(movements);
        assertThat(ledger.published().get(0).key().at()).isEqualTo(NOON);
    }

    @Test
    void shouldMeasureTheHourFromTheFirstStep() {
        LedgerDriver ledger =
                aLedger().with(worth("a", NOON, "100"), worth("b", minutes(40), "150"), worth("c", minutes(80), "200"));

        assertThat(ledger.published()).extracting(Movement::after).containsExactly(150_000_000L, 200_000_000L);
    }

    @Test
    void shouldDateAGroupAcrossMidnightAtItsFirstInstant() {
        Instant late = Instant.parse("2026-03-02T23:50:00Z");

        LedgerDriver ledger =
                aLedger().with(worth("a", late, "100"), worth("b", late.plus(Duration.ofMinutes(30)), "150"));

        assertThat(ledger.published()).extracting(Movement::key).containsExactly(new MovementKey(late, "USD"));
    }

    @Test
    void shouldHoldTheWindowWhenItsStepsCancelOut() {
        LedgerDriver ledger =
                aLedger().with(worth("a", NOON, "50"), worth("b", minutes(10), "0"), worth("c", minutes(50), "70"));

        assertThat(ledger.published()).extracting(Movement::key).containsExactly(new MovementKey(NOON, "USD"));
    }

    @Test
    void shouldSayNothingWhenNothingIsLeftOfAGroup() {
        LedgerDriver ledger = aLedger().with(worth("a", NOON, "50"), worth("b", minutes(59), "0"));

        assertThat(ledger.published()).isEmpty();
    }

    @Test
    void shouldTakeATransferIntoTheOpenGroup() {
        LedgerDriver ledger = aLedger().with(worth("a", NOON, "100"), moved("b", minutes(30)));

        assertThat(ledger.published()).extracting(Movement::kind).containsExactly(MovementKind.NEW);
    }

    @Test
    void shouldNotOpenAGroupWithATransfer() {
        LedgerDriver ledger =
                aLedger().with(worth("a", NOON, "100"), moved("b", minutes(90)), worth("c", minutes(100), "150"));

        assertThat(ledger.published())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.TRANSFER, MovementKind.EXPANSION);
    }

    @Test
    void shouldNameEverySubscriptionAndEventOfTheGroup() {
        Snapshot other = aSnapshot("b").of("other").at(minutes(10)).build();

        LedgerDriver ledger = aLedger().with(worth("a", NOON, "100"), other, worth("c", minutes(20), "150"));

        assertThat(ledger.published().get(0).subscriptionIds()).containsExactly("other", "sub");
        assertThat(ledger.published().get(0).causes()).containsExactly("a", "b", "c");
    }

    @Test
    void shouldKeepOnlyTheLastSnapshotOfAnInstant() {
        Snapshot first = aSnapshot("a").sequence(2L).on(monthly("70")).build();
        Snapshot replaced =
                aSnapshot("b").sequence(1L).status(SubscriptionStatus.PAUSED).build();

        LedgerDriver ledger = aLedger().with(first, replaced);

        assertThat(ledger.published()).extracting(Movement::after).containsExactly(70_000_000L);
        assertThat(ledger.published().get(0).causes()).containsExactly("a");
    }

    private static Snapshot worth(String id, Instant at, String price) {
        return aSnapshot(id).at(at).on(monthly(price)).build();
    }

    private static Snapshot moved(String id, Instant at) {
        return aSnapshot(id).at(at).on(monthly("100").plan("team")).build();
    }

    private static Instant minutes(int after) {
        return NOON.plus(Duration.ofMinutes(after));
    }
}
