package dev.tidewatch.domain.risk.outcome;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A low MRR must last for 7 days; days are counted from NOON. */
class HindsightTest {

    private static final Hindsight HINDSIGHT =
            new Hindsight(OutcomePolicy.of(OutcomeTerms.TIDEWATCH, Duration.ofDays(90), Duration.ofDays(90)));

    private final List<MrrEntry> entries = new ArrayList<>();

    @Test
    void shouldFindALossWhereNothingIsLeft() {
        moved(0, MovementKind.NEW, 100);
        moved(10, MovementKind.CONTRACTION, 60);
        moved(40, MovementKind.CHURN, 0);

        assertThat(turns()).containsExactly(loss(40, 40, 60L));
    }

    @Test
    void shouldFindALossWhereMrrStaysLow() {
        moved(0, MovementKind.NEW, 100);
        moved(10, MovementKind.CONTRACTION, 50);
        moved(17, MovementKind.EXPANSION, 51);
        moved(30, MovementKind.CONTRACTION, 25);
        moved(38, MovementKind.EXPANSION, 90);

        assertThat(turns())
                .containsExactly(gain(AlertKind.UPSELL, 17, 1L), loss(30, 37, 26L), gain(AlertKind.UPSELL, 38, 65L));
    }

    @Test
    void shouldCountWhatWasLostInStepsOfAFewDaysAsOneLoss() {
        moved(0, MovementKind.NEW, 100);
        moved(10, MovementKind.CONTRACTION, 70);
        moved(12, MovementKind.CONTRACTION, 30);
        moved(17, MovementKind.CHURN, 0);

        assertThat(turns()).containsExactly(loss(17, 17, 100L));
    }

    @Test
    void shouldCountALossThatWasCertainBeforeTheCustomerLeft() {
        moved(0, MovementKind.NEW, 100);
        moved(10, MovementKind.CONTRACTION, 40);
        moved(18, MovementKind.CHURN, 0);

        assertThat(turns()).containsExactly(loss(10, 17, 60L), loss(18, 18, 40L));
    }

    @Test
    void shouldNotKnowWhatIsLowWithoutARate() {
        moved(0, MovementKind.NEW, 100);
        entries.add(new MrrEntry(at(10), MovementKind.CONTRACTION, null, new MrrPosition(lines(40), List.of("EUR"))));
        moved(30, MovementKind.CONTRACTION, 20);
        moved(40, MovementKind.CHURN, 0);

        assertThat(turns()).containsExactly(loss(40, 40, 20L));
        entries.remove(2);
        assertThat(turns()).containsExactly(loss(40, 40, null));
    }

    @Test
    void shouldFindWhoComesBack() {
        moved(0, MovementKind.NEW, 100);
        moved(10, MovementKind.CHURN, 0);
        moved(20, MovementKind.REACTIVATION, 80);

        assertThat(turns()).containsExactly(loss(10, 10, 100L), gain(AlertKind.WIN_BACK, 20, 80L));
        assertThat(Hindsight.isConcerned(AlertKind.AT_RISK, at(-1), history())).isFalse();
        assertThat(Hindsight.isConcerned(AlertKind.WIN_BACK, at(-1), history())).isFalse();
        assertThat(Hindsight.isConcerned(AlertKind.UPSELL, at(0), history())).isTrue();
        assertThat(Hindsight.isConcerned(AlertKind.AT_RISK, at(10), history())).isFalse();
        assertThat(Hindsight.isConcerned(AlertKind.WIN_BACK, at(10), history())).isTrue();
        assertThat(HINDSIGHT.comesTrue(AlertKind.WIN_BACK, at(10), history())).isTrue();
        assertThat(HINDSIGHT.comesTrue(AlertKind.UPSELL, at(0), history())).isFalse();
    }

    @Test
    void shouldSayWhatAnAlertAboutTheCustomerWouldHaveCome() {
        moved(0, MovementKind.NEW, 100);
        moved(100, MovementKind.CHURN, 0);

        assertThat(HINDSIGHT.comesTrue(AlertKind.AT_RISK, at(9), history())).isFalse();
        assertThat(HINDSIGHT.comesTrue(AlertKind.AT_RISK, at(10), history())).isTrue();
        assertThat(HINDSIGHT.raisedFor(AlertKind.AT_RISK, at(107))).isEqualTo(at(10));
        assertThat(HINDSIGHT.raisedFor(AlertKind.UPSELL, at(100))).isEqualTo(at(10));
    }

    private List<Turn> turns() {
        return HINDSIGHT.turns(history());
    }

    private MrrHistory history() {
        return MrrHistory.EMPTY.replacing(Instant.MIN, entries);
    }

    private void moved(int day, MovementKind kind, int mrr) {
        entries.add(new MrrEntry(at(day), kind, null, new MrrPosition(lines(mrr), List.of())));
    }

    private static List<MrrLine> lines(int mrr) {
        BillingInterval monthly = new BillingInterval(IntervalUnit.MONTH, 1);
        return mrr == 0 ? List.of() : List.of(new MrrLine("pro", monthly, "USD", Map.of(), mrr, mrr));
    }

    private static Turn loss(int day, int known, @Nullable Long mrr) {
        return new Turn(AlertKind.AT_RISK, at(day), at(known), mrr);
    }

    private static Turn gain(AlertKind kind, int day, long mrr) {
        return new Turn(kind, at(day), at(day), mrr);
    }

    private static Instant at(int day) {
        return NOON.plus(Duration.ofDays(day));
    }
}
