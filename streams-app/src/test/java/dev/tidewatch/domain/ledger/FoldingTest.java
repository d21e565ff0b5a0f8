package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.Notation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private final LedgerDriver ledger = aLedger();

    @Test
    void shouldKeepAGroupOpenWhenTheHorizonCutsItsWindow() {
        Instant cut = NOON.plus(Duration.ofMinutes(30));
        ledger.with(worth(NOON, "100"), worth(cut.plus(Profile.TIDEWATCH.lateness()), "150"));

        ledger.accept(worth(cut.plus(Duration.ofMinutes(10)), "150"));

        assertThat(ledger.published())
                .extracting(movement -> movement.key().at(), Movement::kind, Movement::after)
                .containsExactly(tuple(NOON, MovementKind.NEW, 150_000_000L));
    }

    @Test
    void shouldRememberThatTheCustomerWasThereBefore() {
        ledger.with(worth(day(0), "100"), worth(day(1), "0"), worth(day(100), "0"), worth(day(200), "0"));

        ledger.accept(worth(day(201), "50"));

        assertThat(ledger.published())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.CHURN, MovementKind.REACTIVATION);
    }

    @Test
    void shouldForgetASubscriptionThatWasCanceled() {
        Snapshot canceled =
                aSnapshot("canceled").status(SubscriptionStatus.CANCELED).build();

        ledger.with(canceled, aSnapshot("other").of("other").at(day(36)).build());

        assertThat(ledger.ledger().subscriptions())
                .extracting(SubscriptionHistory::subscriptionId)
                .containsExactly("other");
    }

    @Test
    void shouldKeepOnlyTheLatenessOfYearsOfRenewals() {
        for (int week = 0; week < 3 * 52; week++) {
            ledger.accept(worth(day(7 * week), "100"));
        }

        assertThat(ledger.ledger().subscriptions()).hasSize(1);
        assertThat(ledger.ledger().subscriptions().get(0).retained()).hasSize(6);
        assertThat(ledger.published()).extracting(Movement::kind).containsExactly(MovementKind.NEW);
    }

    @Test
    void shouldTakeAwayWhatWasBookedBeforeItFolded() {
        RateTable rates = new RateTable(RatePolicy.STANDARD);
        rates.put(Notation.rate(day(0), "rate EUR 1.10"));
        LedgerDriver euros = new LedgerDriver(Profile.TIDEWATCH, rates);
        euros.with(euros(day(0), "100"), euros(day(50), "100"), euros(day(60), "25"));

        assertThat(euros.ledger().foldedBefore()).isAfter(day(0));
        assertThat(euros.published()).extracting(Movement::reportingAmount).containsExactly(110_000_000L, -82_500_000L);
    }

    @Test
    void shouldWaitForARateAsLongAsThePatienceLasts() {
        RateTable rates = new RateTable(RatePolicy.STANDARD);
        LedgerDriver euros = new LedgerDriver(Profile.TIDEWATCH, rates);
        euros.with(euros(day(0), "100"), euros(day(90), "100"));

        rates.put(Notation.rate(day(0), "rate EUR 1.10"));
        euros.revalue();

        assertThat(euros.published()).extracting(Movement::reportingAmount).containsExactly(110_000_000L);
    }

    @Test
    void shouldFoldWithoutARateWhenThePatienceIsOver() {
        RateTable rates = new RateTable(RatePolicy.STANDARD);
        LedgerDriver euros = new LedgerDriver(Profile.TIDEWATCH, rates);
        euros.with(euros(day(0), "100"), euros(day(91), "100"));

        rates.put(Notation.rate(day(0), "rate EUR 1.10"));
        euros.revalue();
        euros.with(euros(day(92), "40"), euros(day(93), "0"));

        assertThat(euros.published()).extracting(Movement::reportingAmount).containsExactly(null, null, null);
        assertThat(euros.ledger().subscriptions().get(0).retained()).hasSize(3);
    }

    private static Snapshot euros(Instant at, String price) {
        return aSnapshot("at " + at).at(at).on(monthly(price).in("EUR")).build();
    }

    private static Snapshot worth(Instant at, String price) {
        return aSnapshot("at " + at).at(at).on(monthly(price)).build();
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
