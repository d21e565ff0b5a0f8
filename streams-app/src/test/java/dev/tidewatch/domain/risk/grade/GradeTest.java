package dev.tidewatch.domain.risk.grade;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.action.Told;
import dev.tidewatch.domain.risk.alert.AlertKind;
import dev.tidewatch.domain.risk.alert.Holdout;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
import dev.tidewatch.domain.risk.outcome.OutcomeTerms;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alerts with a horizon of 90 days, and a low MRR that must last for 7; days are counted from NOON. */
class GradeTest {

    private static final int HORIZON = 90;
    private static final BusinessDays UTC = new BusinessDays(ZoneOffset.UTC);
    private static final OutcomePolicy POLICY =
            OutcomePolicy.of(OutcomeTerms.TIDEWATCH, Duration.ofDays(HORIZON), Duration.ofDays(HORIZON));

    private final List<GradedAlert> alerts = new ArrayList<>();
    private Holdout holdout = Holdout.NONE;
    private final Map<String, List<MrrEntry>> customers = new LinkedHashMap<>();

    @Test
    void shouldCountRepeatedAlertsAsOneEpisode() {
        alert("a", 0, Result.KEPT, null, false);
        alert("a", 40, Result.CHURNED, 70, false);
        alert("b", 0, Result.KEPT, null, false);

        Grade grade = only(0, 200);

        assertThat(grade.alerts()).isEqualTo(3);
        assertThat(grade.hits().episodes()).isEqualTo(2);
        assertThat(grade.hits().right()).isEqualTo(1);
        assertThat(grade.hits().precision()).isEqualByComparingTo("0.5");
        assertThat(grade.hits().medianLeadDays()).isEqualByComparingTo("30");
        assertThat(grade.hits().mrrLost()).isEqualTo(100);
    }

    @Test
    void shouldBeginANewEpisodeBehindTheHorizonOfTheFirst() {
        alert("a", 0, Result.CHURNED, 10, false);
        alert("a", HORIZON, Result.KEPT, null, false);
        alert("a", HORIZON + 1, Result.KEPT, null, false);

        Grade grade = only(0, 300);

        assertThat(grade.hits().episodes()).isEqualTo(2);
        assertThat(grade.hits().right()).isEqualTo(1);
    }

    @Test
    void shouldGradeAnEpisodeInTheWindowInWhichItsLastHorizonEnds() {
        alert("a", 0, Result.CHURNED, 10, false);

        assertThat(only(0, 60).hits().episodes()).isZero();
        assertThat(only(0, 60).hits().precision()).isNull();
        assertThat(only(0, 60).alerts()).isEqualTo(1);
        assertThat(only(60, 120).hits().episodes()).isEqualTo(1);
        assertThat(only(60, 120).alerts()).isZero();
        assertThat(grades(100, 120)).isEmpty();
    }

    @Test
    void shouldGradeAnEpisodeWhenItsLastHorizonEndsByItsFirstRightAlert() {
        alert("a", 0, Result.CHURNED, 50, true);
        alert("a", 40, Result.CHURNED, 50, false);

        assertThat(grades(80, 100)).isEmpty();
        assertThat(grades(120, 130)).isEmpty();
        assertThat(only(120, 131).hits()).isEqualTo(new Hits(1, 1, 0, new BigDecimal("50.0"), 100));
    }

    @Test
    void shouldWaitForAnOutcomeThatIsNotKnown() {
        alert("a", 0, Result.OPEN, null, false);

        assertThat(only(0, 200).hits().episodes()).isZero();
    }

    @Test
    void shouldTellWhatCameBeforeTheCustomersOwnDecision() {
        alert("a", 0, Result.CHURNED, 10, true);
        alert("b", 0, Result.CHURNED, 21, false);
        alert("c", 0, Result.CONTRACTED, 30, false);
        alert("d", 0, Result.CHURNED, 40, true);

        Grade grade = only(0, 200);

        assertThat(grade.hits().right()).isEqualTo(4);
        assertThat(grade.hits().undecided()).isEqualTo(2);
        assertThat(grade.hits().medianLeadDays()).isEqualByComparingTo("25.5");
    }

    @Test
    void shouldGradeEachKindAndRuleByItself() {
        alert("a", 0, Result.CHURNED, 10, false);
        alerts.add(new GradedAlert("a", "two failures", outcome(AlertKind.AT_RISK, 0, Result.KEPT, null, false)));
        alerts.add(new GradedAlert("a", null, outcome(AlertKind.UPSELL, 0, Result.EXPANDED, 5, false)));

        assertThat(grades(0, 200))
                .extracting(grade ->
                        grade.kind() + " " + grade.rule() + " " + grade.hits().precision())
                .containsExactly("AT_RISK null 1.000000", "AT_RISK two failures 0.000000", "UPSELL null 1.000000");
    }

    @Test
    void shouldTakeTheBusinessDaysOfAWindow() {
        Span span = Span.of(Window.P7D, 20_000, new BusinessDays(ZoneOffset.ofHours(2)));

        assertThat(span.from()).isEqualTo(Instant.ofEpochSecond(86_400L * 19_994 - 7_200));
        assertThat(span.end()).isEqualTo(Instant.ofEpochSecond(86_400L * 20_001 - 7_200));
        assertThat(span.holds(span.from())).isTrue();
        assertThat(span.holds(span.end())).isFalse();
    }

    @Test
    void shouldSayWhatOfTheLossesAnAlertHadWarnedOf() {
        paid("a", 0, 100, 50, 0);
        paid("b", 0, 50, 60, 0);
        paid("c", 0, 30, 70, 0);
        alert("a", 20, Result.CHURNED, 50, false);
        alert("b", 20, Result.CHURNED, 60, true);

        Recall recall = only(1, 100).recall();

        assertThat(recall).isEqualTo(new Recall(3, 2, 1, 180_000_000, 150_000_000));
        assertThat(recall.share()).isEqualByComparingTo("0.666667");
        assertThat(recall.shareUndecided()).isEqualByComparingTo("0.333333");
        assertThat(recall.shareOfMrr()).isEqualByComparingTo("0.833333");
    }

    @Test
    void shouldCountALowMrrInTheWindowInWhichItIsCertain() {
        paid("a", 0, 100, 50, 40);
        alert("a", 49, Result.CONTRACTED, 50, false);

        assertThat(grades(50, 57)).isEmpty();
        assertThat(only(57, 58).recall()).isEqualTo(new Recall(1, 1, 1, 60_000_000, 60_000_000));
    }

    @Test
    void shouldCountALossThatNoHorizonReachesOrThatCameFirstAsMissed() {
        paid("a", 0, 100, 50, 0);
        paid("b", 0, 100, 50, 0);
        paid("c", 0, 100, HORIZON, 0);
        paid("d", 0, 100, HORIZON + 1, 0);
        alert("a", 50, Result.CHURNED, 50, false);
        alert("b", 51, Result.KEPT, null, false);
        alert("c", 0, Result.CHURNED, HORIZON, false);
        alert("d", 0, Result.KEPT, null, false);

        assertThat(only(1, 200).recall().came()).isEqualTo(4);
        assertThat(only(1, 200).recall().warned()).isEqualTo(1);
    }

    @Test
    void shouldCountALossOnceOfEachRuleThatWarnedOfIt() {
        paid("a", 0, 100, 50, 0);
        alert("a", 10, Result.CHURNED, 50, true);
        alert("a", 20, Result.CHURNED, 50, false);
        alerts.add(new GradedAlert("a", "a rule", outcome(AlertKind.AT_RISK, 10, Result.CHURNED, 50, true)));
        alerts.add(new GradedAlert("a", null, outcome(AlertKind.UPSELL, 10, Result.KEPT, null, false)));

        assertThat(grades(1, 200))
                .extracting(grade -> grade.rule() + " " + grade.recall().warned() + " "
                        + grade.recall().warnedUndecided())
                .containsExactly("null 1 1", "a rule 1 0", "null 0 0");
    }

    @Test
    void shouldTellOfLossesWithoutAnyAlertButOfNoRuleWithoutAny() {
        paid("a", 0, 100, 50, 0, 60, 70, 80, 90);
        alerts.add(new GradedAlert("b", "a rule", outcome(AlertKind.AT_RISK, 300, Result.OPEN, null, false)));

        assertThat(grades(1, 200))
                .extracting(grade -> grade.kind() + " " + grade.rule() + " " + grade.recall())
                .containsExactly(
                        "AT_RISK null " + new Recall(1, 0, 0, 100_000_000, 0),
                        "WIN_BACK null " + new Recall(1, 0, 0, 70_000_000, 0),
                        "UPSELL null " + new Recall(1, 0, 0, 20_000_000, 0));
        assertThat(only(45, 55).recall().share()).isEqualByComparingTo("0");
    }

    @Test
    void shouldCompareThePrecisionWithThatOfAlertsAboutEverybody() {
        paid("a", 0, 100, 150, 0);
        paid("b", 0, 100);
        paid("c", 0, 100, 100, 0);
        paid("d", 0, 100, 193, 0);
        paid("e", 0, 100);
        alert("a", 110, Result.CHURNED, 150, false);
        alert("b", 110, Result.KEPT, null, false);

        Grade grade = only(190, 201);

        assertThat(grade.ground().customers()).isEqualTo(4); // one horizon and 7 days before the end
        assertThat(grade.ground().right()).isEqualTo(2);
        assertThat(grade.hits().precision()).isEqualByComparingTo("0.5");
        assertThat(grade.lift()).isEqualByComparingTo("1");
        assertThat(only(190, 199).ground().right()).isEqualTo(1); // its horizon ends a day before one left
        assertThat(only(190, 199).lift()).isNull(); // no horizon has ended
    }

    @Test
    void shouldCountAlertsForACustomerThatPaysForAMonth() {
        paid("a", 0, 100, 20, 0, 25, 100);
        paid("b", 5, 100);
        alert("a", 3, Result.KEPT, null, false);
        alert("a", 12, Result.KEPT, null, false);

        assertThat(grades(0, 30).get(0).ground().customerDays()).isEqualTo(20 + 5 + 25);
        assertThat(grades(0, 30).get(0).burden()).isEqualByComparingTo("1.2");
        assertThat(grades(10, 30).get(0).burden()).isEqualByComparingTo("0.857143");
    }

    @Test
    void shouldSayHowOftenEachScoreCameTrue() {
        scored("a", "50.000000", Result.CHURNED);
        scored("b", "50.999999", Result.KEPT);
        scored("c", "51.000000", Result.OPEN);
        scored("d", "99.000000", Result.CHURNED);
        scored("e", "100.000000", Result.CHURNED);

        assertThat(only(0, 200).reliability()).containsExactly(new Bin(50, 2, 1), new Bin(99, 2, 2));
        assertThat(only(0, 50).reliability()).isEmpty();
    }

    /** A day has 1,440 minutes. What is done after it is known how an alert ended comes too late. */
    @Test
    void shouldTellApartWhatSomebodyActedOn() {
        acted("a", Result.CHURNED, 20, 1, Resolution.LOST);
        acted("b", Result.KEPT, null, 3, Resolution.SAVED);
        acted("c", Result.CHURNED, 20, 21, Resolution.LOST);
        acted("d", Result.OPEN, null, 0, Resolution.NOT_A_RISK);
        acted("e", Result.KEPT, null, HORIZON, null);
        alert("f", 0, Result.CHURNED, 20, false);

        Grade grade = only(0, 200);

        assertThat(grade.hits().episodes()).isEqualTo(5);
        assertThat(grade.hits().right()).isEqualTo(3);
        assertThat(grade.acting()).isEqualTo(new Acting(4, new BigDecimal("2880.0"), 1, 1, 1, 3, 1));
        assertThat(grade.acting().precision()).isEqualByComparingTo("0.333333");
        assertThat(only(0, 50).acting().precision()).isNull();
        assertThat(only(1, 200).acting()).isEqualTo(new Acting(0, null, 0, 0, 0, 3, 1));
    }

    private void acted(
            String customer, Result result, @Nullable Integer came, int day, @Nullable Resolution resolution) {
        Outcome outcome = outcome(AlertKind.AT_RISK, 0, result, came, false);
        Warning warning = outcome.warning();
        Told<Resolution> resolved = resolution == null ? null : new Told<>(at(day), resolution);
        Warning answered = new Warning(
                warning.kind(),
                warning.raisedAt(),
                warning.horizonEndsAt(),
                warning.score(),
                warning.mrrAtRisk(),
                warning.decided(),
                warning.heldOut(),
                new Response(at(day), resolved));
        alerts.add(new GradedAlert(customer, null, new Outcome(answered, result, outcome.at(), outcome.mrrLost())));
    }

    @Test
    void shouldGradeCustomersOfTheHoldOutApart() {
        holdout = Holdout.of(new BigDecimal("0.5"), "salt");
        int held = 0;
        for (int number = 0; number < 20; number++) {
            String customer = "cus_" + number;
            boolean isHeld = holdout.holds(customer);
            held += isHeld ? 1 : 0;
            paid(customer, 0, 100, 50, 0);
            Warning warning = new Warning(AlertKind.AT_RISK, at(0), at(HORIZON), BigDecimal.TEN, 100, false, isHeld);
            alerts.add(new GradedAlert(customer, null, new Outcome(warning, Result.CHURNED, at(50), 100L)));
        }

        String told = "cus_2";
        assertThat(holdout.holds(told)).isFalse();
        Warning before = new Warning(AlertKind.AT_RISK, at(0), at(HORIZON), BigDecimal.TEN, 100, false, true);
        alerts.add(new GradedAlert(told, null, new Outcome(before, Result.CHURNED, at(50), 100L)));

        List<Grade> grades = grades(1, 100);

        assertThat(held).isBetween(1, 19);
        assertThat(grades).extracting(Grade::heldOut).containsExactly(false, true);
        assertThat(grades)
                .extracting(grade -> List.of(
                        grade.hits().right(),
                        grade.recall().warned(),
                        grade.recall().came()))
                .containsExactly(List.of(20 - held, 20 - held, 20 - held), List.of(held + 1, held, held));
        assertThat(grades.get(1).ground().customers()).isEqualTo(held);
        assertThat(grades.get(1).ground().customerDays()).isEqualTo(held * 49L);
    }

    private void scored(String customer, String score, Result result) {
        Warning warning = new Warning(AlertKind.AT_RISK, at(0), at(HORIZON), new BigDecimal(score), 100, false, false);
        alerts.add(new GradedAlert(
                customer, null, new Outcome(warning, result, result == Result.OPEN ? null : at(10), null)));
    }

    private List<Grade> grades(int from, int end) {
        Span span = span(from, end);
        Grading grading = new Grading(new Grading.Terms(POLICY, holdout, UTC), alerts, List.of(span));
        customers.forEach((id, entries) -> grading.add(id, MrrHistory.EMPTY.replacing(Instant.MIN, entries)));
        return grading.grades(span);
    }

    private Grade only(int from, int end) {
        List<Grade> grades = grades(from, end);
        assertThat(grades).hasSize(1);
        return grades.get(0);
    }

    /** @param steps a day and the MRR from then on, by turns */
    private void paid(String customer, int... steps) {
        List<MrrEntry> entries = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < steps.length; i += 2) {
            int after = steps[i + 1];
            MovementKind kind = before == 0
                    ? (i == 0 ? MovementKind.NEW : MovementKind.REACTIVATION)
                    : after == 0
                            ? MovementKind.CHURN
                            : after > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
            entries.add(new MrrEntry(at(steps[i]), kind, null, position(after)));
            before = after;
        }
        customers.put(customer, entries);
    }

    private static MrrPosition position(int mrr) {
        long micros = mrr * 1_000_000L;
        return mrr == 0
                ? MrrPosition.EMPTY
                : new MrrPosition(
                        List.of(new MrrLine(
                                "pro", new BillingInterval(IntervalUnit.MONTH, 1), "USD", Map.of(), micros, micros)),
                        List.of());
    }

    private void alert(String customer, int day, Result result, @Nullable Integer came, boolean decided) {
        alerts.add(new GradedAlert(customer, null, outcome(AlertKind.AT_RISK, day, result, came, decided)));
    }

    private static Outcome outcome(AlertKind kind, int day, Result result, @Nullable Integer came, boolean decided) {
        Warning warning = new Warning(kind, at(day), at(day + HORIZON), BigDecimal.TEN, 100, decided, false);
        Instant at = came == null ? at(day + HORIZON) : at(came);
        return new Outcome(warning, result, result == Result.OPEN ? null : at, came == null ? null : 100L);
    }

    /** From NOON to NOON, though days are whole ones. */
    private static Span span(int from, int end) {
        return new Span(at(from), at(end), UTC.of(at(from)), UTC.of(at(end)) - 1);
    }

    private static Instant at(int day) {
        return NOON.plus(Duration.ofDays(day));
    }
}
