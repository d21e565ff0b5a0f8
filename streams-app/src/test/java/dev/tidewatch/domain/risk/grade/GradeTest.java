package dev.tidewatch.domain.risk.grade;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.alert.AlertKind;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alerts with a horizon of 90 days; days are counted from NOON. */
class GradeTest {

    private static final int HORIZON = 90;

    private final List<GradedAlert> alerts = new ArrayList<>();

    @Test
    void shouldCountRepeatedAlertsAsOneEpisode() {
        alert("a", 0, Result.KEPT, null, false);
        alert("a", 40, Result.CHURNED, 70, false);
        alert("b", 0, Result.KEPT, null, false);

        Grade grade = only(0, 200);

        assertThat(grade.alerts()).isEqualTo(3);
        assertThat(grade.episodes()).isEqualTo(2);
        assertThat(grade.right()).isEqualTo(1);
        assertThat(grade.precision()).isEqualByComparingTo("0.5");
        assertThat(grade.medianLeadDays()).isEqualByComparingTo("30");
        assertThat(grade.mrrLost()).isEqualTo(100);
    }

    @Test
    void shouldBeginANewEpisodeBehindTheHorizonOfTheFirst() {
        alert("a", 0, Result.CHURNED, 10, false);
        alert("a", HORIZON, Result.KEPT, null, false);
        alert("a", HORIZON + 1, Result.KEPT, null, false);

        Grade grade = only(0, 300);

        assertThat(grade.episodes()).isEqualTo(2);
        assertThat(grade.right()).isEqualTo(1);
    }

    @Test
    void shouldGradeAnEpisodeInTheWindowInWhichItsLastHorizonEnds() {
        alert("a", 0, Result.CHURNED, 10, false);

        assertThat(only(0, 60).episodes()).isZero();
        assertThat(only(0, 60).precision()).isNull();
        assertThat(only(0, 60).alerts()).isEqualTo(1);
        assertThat(only(60, 120).episodes()).isEqualTo(1);
        assertThat(only(60, 120).alerts()).isZero();
        assertThat(Grade.of(alerts, span(100, 120))).isEmpty();
    }

    @Test
    void shouldWaitForAnOutcomeThatIsNotKnown() {
        alert("a", 0, Result.OPEN, null, false);

        assertThat(only(0, 200).episodes()).isZero();
    }

    @Test
    void shouldTellWhatCameBeforeTheCustomersOwnDecision() {
        alert("a", 0, Result.CHURNED, 10, true);
        alert("b", 0, Result.CHURNED, 21, false);
        alert("c", 0, Result.CONTRACTED, 30, false);
        alert("d", 0, Result.CHURNED, 40, true);

        Grade grade = only(0, 200);

        assertThat(grade.right()).isEqualTo(4);
        assertThat(grade.undecided()).isEqualTo(2);
        assertThat(grade.medianLeadDays()).isEqualByComparingTo("25.5");
    }

    @Test
    void shouldGradeEachKindAndRuleByItself() {
        alert("a", 0, Result.CHURNED, 10, false);
        alerts.add(new GradedAlert("a", "two failures", outcome(AlertKind.AT_RISK, 0, Result.KEPT, null, false)));
        alerts.add(new GradedAlert("a", null, outcome(AlertKind.UPSELL, 0, Result.EXPANDED, 5, false)));

        assertThat(Grade.of(alerts, span(0, 200)))
                .extracting(grade -> grade.kind() + " " + grade.rule() + " " + grade.precision())
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

    private Grade only(int from, int end) {
        List<Grade> grades = Grade.of(alerts, span(from, end));
        assertThat(grades).hasSize(1);
        return grades.get(0);
    }

    private void alert(String customer, int day, Result result, @Nullable Integer came, boolean decided) {
        alerts.add(new GradedAlert(customer, null, outcome(AlertKind.AT_RISK, day, result, came, decided)));
    }

    private static Outcome outcome(AlertKind kind, int day, Result result, @Nullable Integer came, boolean decided) {
        Warning warning = new Warning(kind, at(day), at(day + HORIZON), BigDecimal.TEN, 100, decided);
        Instant at = came == null ? at(day + HORIZON) : at(came);
        return new Outcome(warning, result, result == Result.OPEN ? null : at, came == null ? null : 100L);
    }

    private static Span span(int from, int end) {
        return new Span(at(from), at(end));
    }

    private static Instant at(int day) {
        return NOON.plus(Duration.ofDays(day));
    }
}
