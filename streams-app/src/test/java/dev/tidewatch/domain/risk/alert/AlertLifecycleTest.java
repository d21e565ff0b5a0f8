package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.feature.CustomerStatus;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.Score;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By default the score enters at 50 and leaves below 35; an alert rests for 7 days. */
class AlertLifecycleTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Features KNOWN = new Features(Map.of(Feature.OPEN_DUNNING, Reading.of(1)));

    private final List<Alert> published = new ArrayList<>();
    private AlertLifecycle lifecycle = NoAlert.EVER;
    private AlertPolicy policy = AlertPolicy.TIDEWATCH;
    private Actions actions = Actions.NONE;
    private Instant clock = NOON;

    @Test
    void shouldEnterHighAndLeaveLow() {
        scores(49.9, 50, 49, 35, 34.9);

        assertThat(states()).containsExactly("RAISED 0", "RAISED 1", "RESOLVED 2");
        assertThat(published).extracting(Alert::openedAt).containsOnly(NOON.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void shouldRaiseOnceHoweverTheScoreWavers() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            scores(45 + random.nextInt(1000) / 100.0);
        }

        assertThat(states()).containsExactly("RAISED 0", "ESCALATED 1");
    }

    @Test
    void shouldUpdateOnlyWhenTheScoreMovedByTen() {
        scores(60, 65, 69.9, 70, 79.9, 60.1, 60);

        assertThat(states()).containsExactly("RAISED 0", "RAISED 1", "RAISED 2");
        assertThat(published).extracting(alert -> alert.score().intValue()).containsExactly(60, 70, 60);
    }

    /** At 60 an MRR of 55.56 is expected to cost 100 in 90 days. */
    @Test
    void shouldUpdateWhenTheMrrChangesTheSeverity() {
        step(assessment(60, 55_555_555, KNOWN));
        step(assessment(60, 55_555_556, KNOWN));
        step(assessment(60, 55_555_557, KNOWN));

        assertThat(published).extracting(Alert::severity).containsExactly(Severity.LOW, Severity.MEDIUM);
    }

    @Test
    void shouldKeepTheSeverityWhileTheScoreWavers() {
        for (int i = 0; i < 10; i++) {
            step(assessment(60, 55_555_555, KNOWN));
            step(assessment(61, 55_555_555, KNOWN));
        }
        step(assessment(71, 55_555_555, KNOWN));

        assertThat(published).extracting(Alert::severity).containsExactly(Severity.LOW, Severity.MEDIUM);
        assertThat(published).extracting(Alert::expectedLoss).containsExactly(99_999_999L, 118_333_332L);
    }

    @Test
    void shouldSayWhatWentAwayWhenItIsResolved() {
        step(assessment(60, 50_000_000, KNOWN));
        step(assessment(20, 50_000_000, KNOWN, List.of()));

        assertThat(states()).containsExactly("RAISED 0", "RESOLVED 1");
        assertThat(published).extracting(Alert::gone).containsExactly(List.of(), List.of("an invoice is unpaid"));
    }

    @Test
    void shouldRestAfterItWasResolved() {
        scores(60, 10);
        Instant resolved = clock;
        scores(90);
        assertThat(nextDue(90)).isEqualTo(resolved.plus(Duration.ofDays(7)));

        clock = resolved.plus(Duration.ofDays(7)).minus(HOUR);
        scores(90);
        assertThat(states()).containsExactly("RAISED 0", "RESOLVED 1");

        clock = resolved.plus(Duration.ofDays(7)).minus(HOUR).plusMillis(1);
        scores(90);
        assertThat(states()).containsExactly("RAISED 0", "RESOLVED 1", "RAISED 0");
    }

    @Test
    void shouldNotTakeALostInputForRecovery() {
        scores(60);
        step(assessment(10, 50_000_000, Features.NONE));
        assertThat(states()).containsExactly("RAISED 0");

        scores(10);

        assertThat(states()).containsExactly("RAISED 0", "RESOLVED 1");
    }

    @Test
    void shouldStayOpenWhileThereIsNoScore() {
        scores(60);
        step(assessment(null, 50_000_000, KNOWN));

        assertThat(states()).containsExactly("RAISED 0");
    }

    @Test
    void shouldEndWithTheCustomerAndRepeatWhatItWarnedOf() {
        scores(60);
        step(assessment(null, 0, Features.NONE));

        assertThat(states()).containsExactly("RAISED 0", "CHURNED 1");
        Alert warned = published.get(0);
        assertThat(published.get(1).signals()).isEqualTo(warned.signals());
        assertThat(published.get(1).mrrAtRisk()).isEqualTo(warned.mrrAtRisk());
        assertThat(published.get(1).suggestedAction()).isEmpty();
    }

    @Test
    void shouldNotRaiseTwoAlertsAtOneInstant() {
        scores(60);
        step(assessment(null, 0, Features.NONE));
        Instant churned = clock;
        clock = churned.minus(HOUR);
        scores(60);
        assertThat(states()).containsExactly("RAISED 0", "CHURNED 1");

        scores(60);

        assertThat(states()).containsExactly("RAISED 0", "CHURNED 1", "RAISED 0");
    }

    @Test
    void shouldSuggestWhatTheLoudestSignalAsksFor() {
        scores(60);

        assertThat(published.get(0).suggestedAction()).isEqualTo(Feature.OPEN_DUNNING.action());
    }

    @Test
    void shouldWaitForTheDwellAndForgetWhatDidNotLast() {
        dwell(Duration.ofHours(3));
        scores(60, 60, 49, 60);
        Instant since = clock;
        assertThat(nextDue(60)).isEqualTo(since.plus(Duration.ofHours(3)));

        scores(60, 60, 60);
        assertThat(states()).isEmpty();

        scores(60);
        assertThat(states()).containsExactly("RAISED 0");
        assertThat(published.get(0).openedAt()).isEqualTo(since.plus(Duration.ofHours(4)));
    }

    @Test
    void shouldWaitForTheLaterOfTheDwellAndTheRest() {
        dwell(Duration.ofHours(3));
        scores(60, 60, 60, 60, 60, 10);
        Instant resolved = clock;
        scores(60);

        assertThat(nextDue(60)).isEqualTo(resolved.plus(Duration.ofDays(7)));
        clock = resolved.plus(Duration.ofDays(7)).minus(HOUR);
        scores(49, 60);

        assertThat(nextDue(60)).isEqualTo(clock.plus(Duration.ofHours(3)));
    }

    @Test
    void shouldEscalateWhenItIsHighAndNobodyAttendedToIt() {
        scores(60);
        Instant due = clock.plus(Duration.ofDays(3));
        assertThat(nextDue(60)).isEqualTo(due);
        assertThat(nextDue(40)).isNull();

        clock = due.minus(HOUR);
        scores(60);
        assertThat(states()).containsExactly("RAISED 0");

        scores(40, 60, 60, 80, 34);
        assertThat(states()).containsExactly("RAISED 0", "RAISED 1", "ESCALATED 2", "ESCALATED 3", "RESOLVED 4");
    }

    @Test
    void shouldNeverEscalateWhenThatIsSwitchedOff() {
        policy = policy.with(new AlertTiming(Duration.ZERO, Duration.ZERO, Duration.ofDays(7)));
        scores(60);
        assertThat(nextDue(60)).isNull();
        clock = clock.plus(Duration.ofDays(30));
        scores(60);

        assertThat(states()).containsExactly("RAISED 0");
    }

    /** At 60 an MRR of 50 is LOW, one of 400 is HIGH. */
    @Test
    void shouldBeDueAsItsSeveritySays() {
        Duration day = Duration.ofDays(1);
        DueTimes due = new DueTimes(day.multipliedBy(9), day, day.multipliedBy(2), Duration.ZERO);
        policy = policy.with(new AlertTiming(Duration.ZERO, due, day.multipliedBy(7)));
        step(assessment(60, 50_000_000, KNOWN));
        Instant opened = clock;
        assertThat(nextDue(60)).isEqualTo(opened.plus(day.multipliedBy(9)));

        clock = opened.plus(day.multipliedBy(2)).minus(HOUR);
        step(assessment(60, 400_000_000, KNOWN));
        assertThat(states()).containsExactly("RAISED 0", "RAISED 1");
        step(assessment(60, 400_000_000, KNOWN));

        assertThat(states()).containsExactly("RAISED 0", "RAISED 1", "ESCALATED 2");
        assertThat(published)
                .extracting(alert -> alert.handling().dueAt())
                .containsExactly(
                        opened.plus(day.multipliedBy(9)),
                        opened.plus(day.multipliedBy(2)),
                        opened.plus(day.multipliedBy(2)));
    }

    @Test
    void shouldNotEscalateWhenSomebodyActed() {
        for (Action.Deed deed :
                List.of(new Action.Acknowledged(), new Action.Assigned("ann"), new Action.Commented())) {
            lifecycle = NoAlert.EVER;
            actions = Actions.NONE;
            published.clear();
            scores(60);
            acts(deed);
            assertThat(nextDue(60)).isNull();
            scores(60, 60);
            clock = clock.plus(Duration.ofDays(30));
            scores(60);

            assertThat(states()).as("%s", deed).containsExactly("RAISED 0", "RAISED 1");
            assertThat(published.get(1).handling().dueAt()).isNull();
        }
    }

    @Test
    void shouldEscalateJustAfterItWasPutOffUnlessSomebodyAttendedToItSince() {
        scores(60);
        Instant until = clock.plus(Duration.ofDays(9));
        acts(new Action.Snoozed(until));
        scores(60);
        assertThat(nextDue(60)).isEqualTo(until);
        clock = until.minus(HOUR);
        scores(60);
        assertThat(states()).containsExactly("RAISED 0", "RAISED 1");

        scores(60);
        assertThat(states()).containsExactly("RAISED 0", "RAISED 1", "ESCALATED 2");

        acts(new Action.Snoozed(clock.plus(Duration.ofDays(1))));
        scores(60);
        assertThat(states().get(3)).isEqualTo("RAISED 3");
        acts(new Action.Acknowledged());
        scores(60);
        clock = clock.plus(Duration.ofDays(30));
        scores(60);

        assertThat(states().subList(3, states().size())).containsExactly("RAISED 3", "RAISED 4");
    }

    @Test
    void shouldRestWhenAPersonEndsItAndRaiseTheNextIfThereIsStillReason() {
        scores(60);
        acts(new Action.Resolved(Resolution.SAVED));
        scores(60);
        Instant resolved = clock;

        assertThat(states()).containsExactly("RAISED 0", "RESOLVED 1");
        assertThat(published.get(1).handling().resolution()).isEqualTo(Resolution.SAVED);
        assertThat(published.get(1).suggestedAction()).isEmpty();
        assertThat(nextDue(60)).isEqualTo(resolved.plus(Duration.ofDays(7)));
        clock = resolved.plus(Duration.ofDays(7)).minus(HOUR).plusMillis(1);
        scores(60);

        assertThat(states()).containsExactly("RAISED 0", "RESOLVED 1", "RAISED 0");
        assertThat(published.get(2).handling().resolution()).isNull();
    }

    @Test
    void shouldEndByHandWithoutReasonAndWithoutAScore() {
        scores(60);
        acts(new Action.Resolved(Resolution.NOT_A_RISK));
        step(assessment(null, 50_000_000, KNOWN));

        assertThat(states()).containsExactly("RAISED 0", "RESOLVED 1");
        assertThat(lifecycle).isEqualTo(new NoAlert(clock.plus(Duration.ofDays(7))));
        assertThat(lifecycle.isOver(published.get(0).openedAt())).isTrue();
        assertThat(lifecycle.isOver(clock.plus(Duration.ofDays(7)))).isFalse();
    }

    @Test
    void shouldSayWhoActedWhileNothingElseIsKnownOfIt() {
        scores(60);
        acts(new Action.Assigned("ann"));
        step(assessment(10, 50_000_000, Features.NONE));

        assertThat(states()).containsExactly("RAISED 0", "RAISED 1");
        assertThat(published.get(1).handling().owner()).isEqualTo("ann");
        assertThat(published.get(1).score()).isEqualTo(published.get(0).score());
    }

    @Test
    void shouldTakeActionsWhileItIsHeldBack() {
        policy = policy.with(new Suppression(Set.of(AlertKind.AT_RISK), ""));
        scores(60);
        acts(new Action.Acknowledged());
        scores(70);

        assertThat(states()).containsExactly("SUPPRESSED 0", "SUPPRESSED 1");
        assertThat(published.get(1).handling().acknowledgedAt()).isEqualTo(clock.minus(HOUR));
        assertThat(published.get(1).score()).isEqualTo(published.get(0).score());
    }

    @Test
    void shouldHoldBackAndRaiseWhenItNoLongerDoes() {
        policy = AlertPolicy.TIDEWATCH.with(new Suppression(Set.of(AlertKind.AT_RISK), ""));
        scores(60, 80, 90);
        assertThat(states()).containsExactly("SUPPRESSED 0");

        policy = AlertPolicy.TIDEWATCH;
        scores(90);
        assertThat(states()).containsExactly("SUPPRESSED 0", "RAISED 1");

        policy = AlertPolicy.TIDEWATCH.with(new Suppression(Set.of(AlertKind.AT_RISK), ""));
        scores(90, 10);
        assertThat(states()).containsExactly("SUPPRESSED 0", "RAISED 1", "SUPPRESSED 2", "RESOLVED 3");
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

    private void dwell(Duration dwell) {
        policy = policy.with(new AlertTiming(dwell, Duration.ofDays(3), Duration.ofDays(7)));
    }

    /** Now, on the alert that was opened last. */
    private void acts(Action.Deed deed) {
        Instant opened = published.get(published.size() - 1).openedAt();
        actions = actions.with(opened, new Action(clock, "ann", deed, null));
    }

    /** One after the other, an hour apart. */
    private void scores(double... values) {
        for (double value : values) {
            step(assessment(value));
        }
    }

    private void step(Assessment assessment) {
        clock = clock.plus(HOUR);
        Moment moment = Moment.of(clock);
        AlertLifecycle.Step step = lifecycle.next(finding(assessment, moment), moment, policy);
        lifecycle = step.lifecycle();
        if (step.published() != null) {
            published.add(step.published());
        }
    }

    private @Nullable Instant nextDue(double score) {
        Moment moment = Moment.of(clock);
        return lifecycle.nextDue(finding(assessment(score), moment), moment, policy);
    }

    private Finding finding(Assessment assessment, Moment moment) {
        return AlertKind.AT_RISK
                .find(assessment, moment, policy)
                .after(actions)
                .held(policy.suppression().holds(AlertKind.AT_RISK, assessment.attributes()));
    }

    private List<String> states() {
        return published.stream()
                .map(alert -> alert.state() + " " + alert.revision())
                .toList();
    }

    private static Assessment assessment(double score) {
        return assessment(score, 50_000_000, KNOWN);
    }

    private static Assessment assessment(@Nullable Number score, long mrr, Features features) {
        Signal signal = new Signal(
                Feature.OPEN_DUNNING.dotted(), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, "an invoice is unpaid");
        return assessment(score, mrr, features, List.of(signal));
    }

    private static Assessment assessment(@Nullable Number score, long mrr, Features features, List<Signal> signals) {
        return new Assessment(
                mrr == 0 ? CustomerStatus.CHURNED : CustomerStatus.ACTIVE,
                new TreeMap<>(mrr == 0 ? Map.of() : Map.of("USD", mrr)),
                mrr,
                features,
                score == null ? null : new Score(BigDecimal.valueOf(score.doubleValue()), signals),
                BillingTotals.EMPTY,
                NOON,
                null,
                null,
                Map.of());
    }
}
