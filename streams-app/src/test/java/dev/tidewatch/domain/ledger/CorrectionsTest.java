package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.LedgerDriver.aLedger;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.LedgerDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private final LedgerDriver ledger = aLedger();

    @Test
    void shouldReviseWhatALateEventTouches() {
        ledger.with(worth(0, "100"), worth(4, "200"));

        List<Correction> corrections = ledger.accept(worth(2, "150")).outputs().corrections();

        assertThat(corrections)
                .extracting(
                        c -> c.movement().key().at(),
                        Correction::revision,
                        c -> c.movement().amount())
                .containsExactly(tuple(day(2), 0, 50_000_000L), tuple(day(4), 1, 50_000_000L));
    }

    @Test
    void shouldVoidWithTheLastContentWhatNeverHappened() {
        ledger.with(worth(0, "100"), worth(4, "200"));
        Movement expansion = ledger.published().get(1);

        List<Correction> corrections = ledger.accept(worth(2, "200")).outputs().corrections();

        assertThat(corrections).last().isEqualTo(new Correction(expansion, 1, true, true));
        assertThat(ledger.published()).extracting(m -> m.key().at()).containsExactly(day(0), day(2));
    }

    @Test
    void shouldGoOnCountingWhenAVoidedMovementReturns() {
        ledger.with(worth(0, "100"), worth(4, "200"), worth(2, "200"));

        List<Correction> corrections = ledger.accept(worth(3, "100")).outputs().corrections();

        assertThat(corrections)
                .extracting(c -> c.movement().key().at(), Correction::revision, Correction::voided)
                .containsExactly(tuple(day(3), 0, false), tuple(day(4), 2, false));
    }

    @Test
    void shouldMoveAGroupToTheEarlierStartThatArrivesLate() {
        ledger.with(worth(0, "100"), worth(4, "200"));
        Snapshot earlier = aSnapshot("earlier")
                .at(day(4).minus(Duration.ofMinutes(30)))
                .on(monthly("150"))
                .build();

        ledger.accept(earlier);

        assertThat(ledger.published())
                .extracting(m -> m.key().at(), Movement::after)
                .containsExactly(
                        tuple(day(0), 100_000_000L), tuple(day(4).minus(Duration.ofMinutes(30)), 200_000_000L));
    }

    @Test
    void shouldBeProvisionalWhileTheGroupIsOpen() {
        List<Correction> open = ledger.accept(worth(0, "100")).outputs().corrections();

        assertThat(open).extracting(Correction::provisional).containsExactly(true);
    }

    @Test
    void shouldNotBeProvisionalOnceTheGroupIsClosed() {
        ledger.with(worth(1, "100"));

        List<Correction> closed = ledger.accept(worth(0, "100")).outputs().corrections();

        assertThat(closed)
                .extracting(c -> c.movement().key().at(), Correction::provisional)
                .containsExactly(tuple(day(0), false), tuple(day(1), true));
    }

    @Test
    void shouldNotPublishAgainOnlyBecauseTheGroupCloses() {
        ledger.with(worth(0, "100"));

        List<Correction> later = ledger.advance(day(2)).outputs().corrections();

        assertThat(later).isEmpty();
    }

    @Test
    void shouldBeProvisionalWithoutARate() {
        ledger.with(worth(1, "100"));
        Snapshot euros = aSnapshot("euros")
                .of("other")
                .at(day(0))
                .on(monthly("90").in("EUR"))
                .build();

        List<Correction> corrections = ledger.accept(euros).outputs().corrections();

        assertThat(corrections)
                .filteredOn(c -> c.movement().key().currency().equals("EUR"))
                .extracting(Correction::provisional)
                .containsExactly(true);
    }

    private static Snapshot worth(int day, String price) {
        return aSnapshot("day " + day).at(day(day)).on(monthly(price)).build();
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
