package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.risk.alert.AlertHistory.HOUR;
import static dev.tidewatch.domain.risk.alert.AlertHistory.KNOWN;
import static dev.tidewatch.domain.risk.alert.AlertHistory.assessment;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
import dev.tidewatch.domain.risk.alert.parameter.DueTimes;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** By default the score enters at 50 and leaves below 35; an alert rests for 7 days. */
class AlertLifecycleTest {

    private final AlertHistory alert = new AlertHistory();

    @Test
    void shouldEnterHighAndLeaveLow() {
        alert.scores(49.9, 50, 49, 35, 34.9);

        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1", "RESOLVED 2");
        assertThat(alert.published).extracting(Alert::openedAt).containsOnly(NOON.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void shouldRaiseOnceHoweverTheScoreWavers() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            alert.scores(45 + random.nextInt(1000) / 100.0);
        }

        assertThat(alert.states()).containsExactly("RAISED 0", "ESCALATED 1");
    }

    @Test
    void shouldUpdateOnlyWhenTheScoreMovedByTen() {
        alert.scores(60, 65, 69.9, 70, 79.9, 60.1, 60);

        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1", "RAISED 2");
        assertThat(alert.published)
                .extracting(alert -> alert.score().intValue())
                .containsExactly(60, 70, 60);
    }

    /** At 60 an MRR of 55.56 is expected to cost 100 in 90 days. */
    @Test
    void shouldUpdateWhenTheMrrChangesTheSeverity() {
        alert.step(assessment(60, 55_555_555, KNOWN));
        alert.step(assessment(60, 55_555_556, KNOWN));
        alert.step(assessment(60, 55_555_557, KNOWN));

        assertThat(alert.published).extracting(Alert::severity).containsExactly(Severity.LOW, Severity.MEDIUM);
    }

    @Test
    void shouldKeepTheSeverityWhileTheScoreWavers() {
        for (int i = 0; i < 10; i++) {
            alert.step(assessment(60, 55_555_555, KNOWN));
            alert.step(assessment(61, 55_555_555, KNOWN));
        }
        alert.step(assessment(71, 55_555_555, KNOWN));

        assertThat(alert.published).extracting(Alert::severity).containsExactly(Severity.LOW, Severity.MEDIUM);
        assertThat(alert.published).extracting(Alert::expectedLoss).containsExactly(99_999_999L, 118_333_332L);
    }

    @Test
    void shouldSayWhatWentAwayWhenItIsResolved() {
        alert.step(assessment(60, 50_000_000, KNOWN));
        alert.step(assessment(20, 50_000_000, KNOWN, List.of()));

        assertThat(alert.states()).containsExactly("RAISED 0", "RESOLVED 1");
        assertThat(alert.published).extracting(Alert::gone).containsExactly(List.of(), List.of("an invoice is unpaid"));
    }

    @Test
    void shouldRestAfterItWasResolved() {
        alert.scores(60, 10);
        Instant resolved = alert.clock;
        alert.scores(90);
        assertThat(alert.nextDue(90)).isEqualTo(resolved.plus(Duration.ofDays(7)));

        alert.clock = resolved.plus(Duration.ofDays(7)).minus(HOUR);
        alert.scores(90);
        assertThat(alert.states()).containsExactly("RAISED 0", "RESOLVED 1");

        alert.clock = resolved.plus(Duration.ofDays(7)).minus(HOUR).plusMillis(1);
        alert.scores(90);
        assertThat(alert.states()).containsExactly("RAISED 0", "RESOLVED 1", "RAISED 0");
    }

    @Test
    void shouldNotTakeALostInputForRecovery() {
        alert.scores(60);
        alert.step(assessment(10, 50_000_000, Features.NONE));
        assertThat(alert.states()).containsExactly("RAISED 0");

        alert.scores(10);

        assertThat(alert.states()).containsExactly("RAISED 0", "RESOLVED 1");
    }

    @Test
    void shouldStayOpenWhileThereIsNoScore() {
        alert.scores(60);
        alert.step(assessment(null, 50_000_000, KNOWN));

        assertThat(alert.states()).containsExactly("RAISED 0");
    }

    @Test
    void shouldEndWithTheCustomerAndRepeatWhatItWarnedOf() {
        alert.scores(60);
        alert.step(assessment(null, 0, Features.NONE));

        assertThat(alert.states()).containsExactly("RAISED 0", "CHURNED 1");
        Alert warned = alert.published.get(0);
        assertThat(alert.published.get(1).signals()).isEqualTo(warned.signals());
        assertThat(alert.published.get(1).mrrAtRisk()).isEqualTo(warned.mrrAtRisk());
        assertThat(alert.published.get(1).suggestedAction()).isEmpty();
    }

    @Test
    void shouldNotRaiseTwoAlertsAtOneInstant() {
        alert.scores(60);
        alert.step(assessment(null, 0, Features.NONE));
        Instant churned = alert.clock;
        alert.clock = churned.minus(HOUR);
        alert.scores(60);
        assertThat(alert.states()).containsExactly("RAISED 0", "CHURNED 1");

        alert.scores(60);

        assertThat(alert.states()).containsExactly("RAISED 0", "CHURNED 1", "RAISED 0");
    }

    @Test
    void shouldSuggestWhatTheLoudestSignalAsksFor() {
        alert.scores(60);

        assertThat(alert.published.get(0).suggestedAction()).isEqualTo(Feature.OPEN_DUNNING.action());
    }

    @Test
    void shouldWaitForTheDwellAndForgetWhatDidNotLast() {
        alert.dwell(Duration.ofHours(3));
        alert.scores(60, 60, 49, 60);
        Instant since = alert.clock;
        assertThat(alert.nextDue(60)).isEqualTo(since.plus(Duration.ofHours(3)));

        alert.scores(60, 60, 60);
        assertThat(alert.states()).isEmpty();

        alert.scores(60);
        assertThat(alert.states()).containsExactly("RAISED 0");
        assertThat(alert.published.get(0).openedAt()).isEqualTo(since.plus(Duration.ofHours(4)));
    }

    @Test
    void shouldWaitForTheLaterOfTheDwellAndTheRest() {
        alert.dwell(Duration.ofHours(3));
        alert.scores(60, 60, 60, 60, 60, 10);
        Instant resolved = alert.clock;
        alert.scores(60);

        assertThat(alert.nextDue(60)).isEqualTo(resolved.plus(Duration.ofDays(7)));
        alert.clock = resolved.plus(Duration.ofDays(7)).minus(HOUR);
        alert.scores(49, 60);

        assertThat(alert.nextDue(60)).isEqualTo(alert.clock.plus(Duration.ofHours(3)));
    }

    @Test
    void shouldEscalateWhenItIsHighAndNobodyAttendedToIt() {
        alert.scores(60);
        Instant due = alert.clock.plus(Duration.ofDays(3));
        assertThat(alert.nextDue(60)).isEqualTo(due);
        assertThat(alert.nextDue(40)).isNull();

        alert.clock = due.minus(HOUR);
        alert.scores(60);
        assertThat(alert.states()).containsExactly("RAISED 0");

        alert.scores(40, 60, 60, 80, 34);
        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1", "ESCALATED 2", "ESCALATED 3", "RESOLVED 4");
    }

    @Test
    void shouldNeverEscalateWhenThatIsSwitchedOff() {
        alert.policy = alert.policy.with(new AlertTiming(Duration.ZERO, Duration.ZERO, Duration.ofDays(7)));
        alert.scores(60);
        assertThat(alert.nextDue(60)).isNull();
        alert.clock = alert.clock.plus(Duration.ofDays(30));
        alert.scores(60);

        assertThat(alert.states()).containsExactly("RAISED 0");
    }

    /** At 60 an MRR of 50 is LOW, one of 400 is HIGH. */
    @Test
    void shouldBeDueAsItsSeveritySays() {
        Duration day = Duration.ofDays(1);
        DueTimes due = new DueTimes(day.multipliedBy(9), day, day.multipliedBy(2), Duration.ZERO);
        alert.policy = alert.policy.with(new AlertTiming(Duration.ZERO, due, day.multipliedBy(7)));
        alert.step(assessment(60, 50_000_000, KNOWN));
        Instant opened = alert.clock;
        assertThat(alert.nextDue(60)).isEqualTo(opened.plus(day.multipliedBy(9)));

        alert.clock = opened.plus(day.multipliedBy(2)).minus(HOUR);
        alert.step(assessment(60, 400_000_000, KNOWN));
        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1");
        alert.step(assessment(60, 400_000_000, KNOWN));

        assertThat(alert.states()).containsExactly("RAISED 0", "RAISED 1", "ESCALATED 2");
        assertThat(alert.published)
                .extracting(one -> one.handling().dueAt())
                .containsExactly(
                        opened.plus(day.multipliedBy(9)),
                        opened.plus(day.multipliedBy(2)),
                        opened.plus(day.multipliedBy(2)));
    }

    @Test
    void shouldHoldBackAndRaiseWhenItNoLongerDoes() {
        alert.policy = AlertPolicy.TIDEWATCH.with(new Suppression(Set.of(AlertKind.AT_RISK), ""));
        alert.scores(60, 80, 90);
        assertThat(alert.states()).containsExactly("SUPPRESSED 0");

        alert.policy = AlertPolicy.TIDEWATCH;
        alert.scores(90);
        assertThat(alert.states()).containsExactly("SUPPRESSED 0", "RAISED 1");

        alert.policy = AlertPolicy.TIDEWATCH.with(new Suppression(Set.of(AlertKind.AT_RISK), ""));
        alert.scores(90, 10);
        assertThat(alert.states()).containsExactly("SUPPRESSED 0", "RAISED 1", "SUPPRESSED 2", "RESOLVED 3");
    }

    @Test
    void shouldHoldBackTheCustomersThatAnAttributeNames() {
        Suppression byHand = new Suppression(Set.of(), "alerts_off");

        assertThat(byHand.holds(AlertKind.UPSELL, Map.of("alerts_off", "True"))).isTrue();
        assertThat(byHand.holds(AlertKind.UPSELL, Map.of("alerts_off", "false")))
                .isFalse();
        assertThat(byHand.holds(AlertKind.UPSELL, Map.of())).isFalse();
        assertThat(Suppression.NONE.holds(AlertKind.UPSELL, Map.of("", "true"))).isFalse();
    }
}
