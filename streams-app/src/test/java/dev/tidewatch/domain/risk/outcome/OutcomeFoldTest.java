package dev.tidewatch.domain.risk.outcome;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.action.Handling;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alerts raised at NOON while 100 a month are paid, with a horizon of 90 days. */
class OutcomeFoldTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATENESS = Duration.ofDays(35);
    private static final OutcomePolicy POLICY =
            OutcomePolicy.of(OutcomeTerms.TIDEWATCH, Duration.ofDays(90), Duration.ofDays(90));

    private final OutcomeFold fold = new OutcomeFold(POLICY, LATENESS);
    private final List<MrrEntry> entries = new ArrayList<>();

    @Test
    void shouldCountAChurnUpToTheEndOfTheHorizon() {
        mrr(-10, 100, MovementKind.NEW);
        mrr(90, 0, MovementKind.CHURN);

        assertThat(atRisk(90)).isEqualTo(outcome(Result.CHURNED, day(90), 100));
        assertThat(atRisk(90).leadDays()).isEqualTo(90);

        entries.remove(1);
        entries.add(entry(day(90).plusMillis(1), 0, MovementKind.CHURN));
        assertThat(atRisk(91)).isEqualTo(outcome(Result.KEPT, day(90), null));
        assertThat(atRisk(91).leadDays()).isNull();
    }

    @Test
    void shouldBeOpenUntilTheClockPassesTheEndOfTheHorizon() {
        mrr(-10, 100, MovementKind.NEW);

        assertThat(atRisk(day(90))).isEqualTo(outcome(Result.OPEN, null, null));
        assertThat(atRisk(day(90).plusMillis(1))).isEqualTo(outcome(Result.KEPT, day(90), null));
        assertThat(due(day(90))).isEqualTo(day(90));
        assertThat(due(day(90).plusMillis(1))).isNull();
    }

    @Test
    void shouldCallItAContractionWhenMrrStaysAtHalfForSevenDays() {
        mrr(-10, 100, MovementKind.NEW);
        mrr(20, 50, MovementKind.CONTRACTION);

        assertThat(atRisk(day(27))).isEqualTo(outcome(Result.OPEN, null, null));
        assertThat(due(day(27))).isEqualTo(day(27));
        assertThat(atRisk(day(27).plusMillis(1))).isEqualTo(outcome(Result.CONTRACTED, day(20), 50));

        mrr(60, 0, MovementKind.CHURN);
        assertThat(atRisk(70)).isEqualTo(outcome(Result.CONTRACTED, day(20), 50));
    }

    @Test
    void shouldNotCallItAContractionWhenMrrIsAboveHalfOrRisesInTime() {
        mrr(-10, 100, MovementKind.NEW);
        mrr(20, 51, MovementKind.CONTRACTION);
        mrr(30, 10, MovementKind.CONTRACTION);
        mrr(37, 60, MovementKind.EXPANSION);

        assertThat(atRisk(91)).isEqualTo(outcome(Result.KEPT, day(90), null));
    }

    @Test
    void shouldCallItAChurnWhenTheCustomerLeavesInTwoStepsWithinSevenDays() {
        mrr(-10, 100, MovementKind.NEW);
        mrr(20, 40, MovementKind.CONTRACTION);
        mrr(27, 0, MovementKind.CHURN);

        assertThat(atRisk(28)).isEqualTo(outcome(Result.CHURNED, day(27), 100));
    }

    @Test
    void shouldWaitForAContractionThatBeganWithinTheHorizon() {
        mrr(-10, 100, MovementKind.NEW);
        mrr(88, 40, MovementKind.CONTRACTION);

        assertThat(atRisk(93)).isEqualTo(outcome(Result.OPEN, null, null));
        assertThat(atRisk(96)).isEqualTo(outcome(Result.CONTRACTED, day(88), 60));

        mrr(92, 0, MovementKind.CHURN);
        assertThat(atRisk(96)).isEqualTo(outcome(Result.CONTRACTED, day(88), 60));
    }

    @Test
    void shouldGiveNoLeadWhenTheCustomerHadLeftBefore() {
        mrr(-10, 100, MovementKind.NEW);
        mrr(-1, 0, MovementKind.CHURN);

        assertThat(atRisk(1)).isEqualTo(outcome(Result.CHURNED, NOON, null));
        assertThat(atRisk(1).leadDays()).isZero();
    }

    @Test
    void shouldNotKnowTheLossWhileARateIsMissing() {
        entries.add(new MrrEntry(day(-10), MovementKind.NEW, null, position(100, List.of("EUR"))));
        mrr(20, 0, MovementKind.CHURN);

        assertThat(atRisk(21)).isEqualTo(outcome(Result.CHURNED, day(20), null));

        entries.set(1, entry(day(20), 10, MovementKind.CONTRACTION));
        assertThat(atRisk(91)).isEqualTo(outcome(Result.KEPT, day(90), null));
    }

    @Test
    void shouldLookNoFurtherThanMrrIsKept() {
        OutcomePolicy policy = OutcomePolicy.of(OutcomeTerms.TIDEWATCH, Duration.ofDays(3660), Duration.ofDays(90));

        assertThat(policy.horizon(AlertKind.AT_RISK)).isEqualTo(Duration.ofDays(358));
    }

    @Test
    void shouldGradeByWhatWasHopedFor() {
        mrr(-10, 100, MovementKind.NEW);
        mrr(20, 120, MovementKind.EXPANSION);
        mrr(30, 0, MovementKind.CHURN);
        mrr(40, 100, MovementKind.REACTIVATION);

        assertThat(graded(AlertKind.UPSELL, day(50)).result()).isEqualTo(Result.EXPANDED);
        assertThat(graded(AlertKind.UPSELL, day(50)).leadDays()).isEqualTo(20);
        assertThat(graded(AlertKind.WIN_BACK, day(50)).result()).isEqualTo(Result.REACTIVATED);
        assertThat(graded(AlertKind.WIN_BACK, day(50)).at()).isEqualTo(day(40));
        entries.subList(1, 4).clear();
        assertThat(graded(AlertKind.UPSELL, day(91)).result()).isEqualTo(Result.KEPT);
    }

    @Test
    void shouldPublishAnOutcomeWhenItIsNewAndWhenALateEventChangesIt() {
        mrr(-10, 100, MovementKind.NEW);
        Decision<Outcomes, List<Outcome>> raised =
                fold.grade(Outcomes.NONE, List.of(alert(AlertKind.AT_RISK, NOON)), known(NOON));
        Decision<Outcomes, List<Outcome>> over = fold.grade(raised.state(), List.of(), known(day(91)));
        Decision<Outcomes, List<Outcome>> same = fold.grade(over.state(), List.of(), known(day(92)));
        mrr(80, 0, MovementKind.CHURN);
        Decision<Outcomes, List<Outcome>> late = fold.grade(same.state(), List.of(), known(day(93)));

        assertThat(raised.outputs()).extracting(Outcome::result).containsExactly(Result.OPEN);
        assertThat(over.outputs()).extracting(Outcome::result).containsExactly(Result.KEPT);
        assertThat(same.outputs()).isEmpty();
        assertThat(late.outputs()).extracting(Outcome::result).containsExactly(Result.CHURNED);
    }

    @Test
    void shouldDropAnAlertOnceNoEventCanChangeItsOutcome() {
        mrr(-10, 100, MovementKind.NEW);
        Outcomes kept = fold.grade(Outcomes.NONE, List.of(alert(AlertKind.AT_RISK, NOON)), known(day(91)))
                .state();
        Instant last = day(97);

        assertThat(fold.grade(kept, List.of(), known(day(140), last)).state().outcomes())
                .hasSize(1);
        assertThat(fold.grade(kept, List.of(), known(day(140), last.plusMillis(1)))
                        .state())
                .isSameAs(Outcomes.NONE);
    }

    /** A rest of 7 days bounds how many are raised in 90 + 7 + 35 days: one at the beginning, and one after each rest. */
    @Test
    void shouldKeepNoMoreThanTheRestAllows() {
        mrr(-10, 100, MovementKind.NEW);
        assertThat(mostKept(clock -> clock.minus(LATENESS))).isEqualTo(19);
    }

    /** A customer without a subscription event in ten years keeps 20 more. */
    @Test
    void shouldKeepTwentyWhoseTimeIsOverWhenSubscriptionEventsHaveStopped() {
        mrr(-10, 100, MovementKind.NEW);
        assertThat(mostKept(clock -> day(-45))).isEqualTo(19 + OutcomeFold.LATE_ONES);
    }

    private int mostKept(UnaryOperator<Instant> foldedBefore) {
        Outcomes kept = Outcomes.NONE;
        int most = 0;
        for (int week = 0; week < 520; week++) {
            Instant clock = day(7 * week);
            OutcomeFold.Known known = known(clock, foldedBefore.apply(clock));
            kept = fold.grade(kept, List.of(alert(AlertKind.AT_RISK, clock)), known)
                    .state();
            most = Math.max(most, kept.outcomes().size());
        }
        return most;
    }

    private Outcome atRisk(int day) {
        return atRisk(day(day));
    }

    private Outcome atRisk(Instant clock) {
        return graded(AlertKind.AT_RISK, clock);
    }

    private Outcome graded(AlertKind kind, Instant clock) {
        return fold.grade(Outcomes.NONE, List.of(alert(kind, NOON)), known(clock))
                .state()
                .outcomes()
                .get(0);
    }

    private @Nullable Instant due(Instant clock) {
        return fold.grade(Outcomes.NONE, List.of(alert(AlertKind.AT_RISK, NOON)), known(clock))
                .state()
                .nextDue();
    }

    private OutcomeFold.Known known(Instant clock) {
        return known(clock, day(-60));
    }

    private OutcomeFold.Known known(Instant clock, Instant foldedBefore) {
        return new OutcomeFold.Known(
                new MrrHistory(MrrHistory.EMPTY.opening(), entries),
                foldedBefore,
                clock,
                false,
                OutcomeFold.Responses.NONE);
    }

    private static Outcome outcome(Result result, @Nullable Instant at, @Nullable Integer lost) {
        return new Outcome(
                Warning.of(alert(AlertKind.AT_RISK, NOON), POLICY, false),
                result,
                at,
                lost == null ? null : micros(lost));
    }

    private static Alert alert(AlertKind kind, Instant at) {
        return new Alert(
                kind,
                null,
                at,
                Alert.State.RAISED,
                Severity.MEDIUM,
                BigDecimal.valueOf(60),
                micros(100),
                null,
                List.<Signal>of(),
                "",
                at,
                0,
                List.of(),
                Handling.NONE);
    }

    private void mrr(int day, int amount, MovementKind kind) {
        entries.add(entry(day(day), amount, kind));
    }

    private static MrrEntry entry(Instant at, int amount, MovementKind kind) {
        return new MrrEntry(at, kind, null, position(amount, List.of()));
    }

    private static MrrPosition position(int amount, List<String> waiting) {
        BillingInterval month = new BillingInterval(IntervalUnit.MONTH, 1);
        return amount == 0
                ? MrrPosition.EMPTY
                : new MrrPosition(
                        List.of(new MrrLine("pro", month, "USD", Map.of(), micros(amount), micros(amount))), waiting);
    }

    private static Instant day(int day) {
        return NOON.plus(DAY.multipliedBy(day));
    }

    private static long micros(int amount) {
        return 1_000_000L * amount;
    }
}
