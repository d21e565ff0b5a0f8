package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovementsTest {

    @Test
    void shouldStartWithNew() {
        LedgerDriver ledger = aLedger().with(aSnapshot("a").build());

        Movement movement = ledger.published().get(0);

        assertThat(movement.kind()).isEqualTo(MovementKind.NEW);
        assertThat(movement.before()).isZero();
        assertThat(movement.after()).isEqualTo(100_000_000);
        assertThat(movement.reportingAmount()).isEqualTo(100_000_000);
        assertThat(movement.rule()).containsExactly(Trigger.SNAPSHOT);
        assertThat(movement.churn()).isNull();
    }

    @Test
    void shouldFollowTheSignWhileMrrLasts() {
        LedgerDriver ledger = aLedger().with(on(0, monthly("100")), on(1, monthly("130")), on(2, monthly("40")));

        assertThat(ledger.published())
                .extracting(Movement::kind, Movement::amount)
                .containsExactly(
                        tuple(MovementKind.NEW, 100_000_000L),
                        tuple(MovementKind.EXPANSION, 30_000_000L),
                        tuple(MovementKind.CONTRACTION, -90_000_000L));
    }

    @Test
    void shouldReactivateWhoeverLeftAndReturned() {
        LedgerDriver ledger = aLedger().with(on(0, monthly("100")), on(1, monthly("0")), on(2, monthly("50")));

        assertThat(kinds(ledger)).containsExactly(MovementKind.NEW, MovementKind.CHURN, MovementKind.REACTIVATION);
    }

    @Test
    void shouldStillBeNewWhenAnHourOfMrrLeftNoMovement() {
        Snapshot gone = aSnapshot("b")
                .at(NOON.plus(Duration.ofMinutes(50)))
                .on(monthly("0"))
                .build();

        LedgerDriver ledger = aLedger().with(on(0, monthly("50")), gone, on(2, monthly("50")));

        assertThat(kinds(ledger)).containsExactly(MovementKind.NEW);
        assertThat(ledger.published().get(0).key().at()).isEqualTo(day(2));
    }

    @Test
    void shouldTransferWhenMonthlyBecomesYearlyAtTheSameWorth() {
        LedgerDriver ledger = aLedger().with(on(0, monthly("100")), on(1, yearly("1200")));

        Movement transfer = ledger.published().get(1);

        assertThat(transfer.kind()).isEqualTo(MovementKind.TRANSFER);
        assertThat(transfer.amount()).isZero();
        assertThat(transfer.lines())
                .extracting(MovementLine::before, MovementLine::after)
                .containsExactly(tuple(100_000_000L, 0L), tuple(0L, 100_000_000L));
    }

    @Test
    void shouldTransferWhenAnAttributeChanges() {
        Snapshot south = snapshot(1).attribute("region", "south").build();

        LedgerDriver ledger =
                aLedger().with(snapshot(0).attribute("region", "north").build(), south);

        assertThat(kinds(ledger)).containsExactly(MovementKind.NEW, MovementKind.TRANSFER);
    }

    @Test
    void shouldSayNothingWhenASnapshotChangesNothing() {
        LedgerDriver ledger = aLedger().with(on(0, monthly("100")), on(1, monthly("100")));

        assertThat(kinds(ledger)).containsExactly(MovementKind.NEW);
    }

    @Test
    void shouldStateUnchangedLinesToo() {
        Snapshot other = snapshot(1).of("other").on(monthly("30")).build();

        LedgerDriver ledger = aLedger().with(on(0, monthly("100")), other);

        assertThat(ledger.published().get(1).lines())
                .extracting(line -> line.line().subscriptionId(), MovementLine::before, MovementLine::after)
                .containsExactly(tuple("other", 0L, 30_000_000L), tuple("sub", 100_000_000L, 100_000_000L));
    }

    @Test
    void shouldMakeOneLegForEachCurrencyThatChanges() {
        LedgerDriver ledger =
                aLedger().with(on(0, monthly("100")), on(1, monthly("90").in("EUR")));

        assertThat(ledger.published())
                .extracting(movement -> movement.key().currency(), Movement::kind, Movement::reportingAmount)
                .containsExactly(
                        tuple("USD", MovementKind.NEW, 100_000_000L),
                        tuple("EUR", MovementKind.CONTRACTION, null),
                        tuple("USD", MovementKind.CONTRACTION, -100_000_000L));
    }

    @Test
    void shouldReportInTheCurrencyOfTheProfile() {
        LedgerDriver ledger = new LedgerDriver(Profiles.reportingIn("EUR")).with(on(0, monthly("100")));

        assertThat(ledger.published().get(0).reportingAmount()).isNull();
    }

    private static List<MovementKind> kinds(LedgerDriver ledger) {
        return ledger.published().stream().map(Movement::kind).toList();
    }

    private static Snapshot on(int day, ItemBuilder item) {
        return snapshot(day).on(item).build();
    }

    private static SnapshotBuilder snapshot(int day) {
        return aSnapshot("day " + day).at(day(day));
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
