package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.AlertTiming;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Assesses one customer hour by hour, and keeps what is published of its alerts. */
final class AlertHistory {

    static final Duration HOUR = Duration.ofHours(1);
    static final Features KNOWN = new Features(Map.of(Feature.OPEN_DUNNING, Reading.of(1)));

    final List<Alert> published = new ArrayList<>();
    AlertLifecycle lifecycle = NoAlert.EVER;
    AlertPolicy policy = AlertPolicy.TIDEWATCH;
    Instant clock = NOON;
    private Actions actions = Actions.NONE;

    void dwell(Duration dwell) {
        policy = policy.with(new AlertTiming(dwell, Duration.ofDays(3), Duration.ofDays(7)));
    }

    /** Now, on the alert that was opened last. */
    void acts(Action.Deed deed) {
        Instant opened = published.get(published.size() - 1).openedAt();
        actions = actions.with(opened, new Action(clock, "ann", deed, null));
    }

    /** One after the other, an hour apart. */
    void scores(double... values) {
        for (double value : values) {
            step(assessment(value));
        }
    }

    void step(Assessment assessment) {
        clock = clock.plus(HOUR);
        Moment moment = Moment.of(clock);
        Decision<AlertLifecycle, List<Alert>> step = lifecycle.next(finding(assessment, moment), moment, policy);
        lifecycle = step.state();
        published.addAll(step.outputs());
    }

    @Nullable
    Instant nextDue(double score) {
        Moment moment = Moment.of(clock);
        return lifecycle.nextDue(finding(assessment(score), moment), moment, policy);
    }

    private Finding finding(Assessment assessment, Moment moment) {
        return AlertRules.of(AlertKind.AT_RISK)
                .find(assessment, moment, policy)
                .after(actions)
                .held(policy.suppression().holds(AlertKind.AT_RISK, assessment.attributes()));
    }

    List<String> states() {
        return published.stream()
                .map(alert -> alert.state() + " " + alert.revision())
                .toList();
    }

    static Assessment assessment(double score) {
        return assessment(score, 50_000_000, KNOWN);
    }

    static Assessment assessment(@Nullable Number score, long mrr, Features features) {
        Signal signal = new Signal(
                Feature.OPEN_DUNNING.dotted(), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, "an invoice is unpaid");
        return assessment(score, mrr, features, List.of(signal));
    }

    static Assessment assessment(@Nullable Number score, long mrr, Features features, List<Signal> signals) {
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
