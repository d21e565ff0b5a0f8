package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.condition.Sight;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One judgement of all of a customer's alerts: those of each kind first, then those of each rule in the order of the rules. */
final class AlertRound {

    private static final List<AlertKind> KINDS = List.of(AlertKind.values());
    private static final AlertOrigin SCORE = AlertOrigin.of(AlertKind.AT_RISK);

    private final Alerts before;
    private final JudgedCustomer judged;
    private final Moment moment;
    private final AlertPolicy policy;
    private final BooleanSupplier heldOut;
    private Alerts next;
    private List<Alert> published = List.of();
    private @Nullable Instant due;

    AlertRound(Alerts before, JudgedCustomer judged, Moment moment, AlertPolicy policy, BooleanSupplier heldOut) {
        this.before = before;
        this.judged = judged;
        this.moment = moment;
        this.policy = policy;
        this.heldOut = heldOut;
        this.next = before;
    }

    Alerts.Judged judged() {
        for (AlertKind kind : KINDS) {
            Finding finding = AlertRules.of(kind).find(judged, moment, policy);
            boolean isAtRisk = kind == AlertKind.UPSELL && finding.isHigh() && next.get(SCORE) instanceof OpenAlert;
            take(isAtRisk ? finding.with(ThresholdZone.BETWEEN) : finding, policy);
        }
        if (!policy.rules().isEmpty()) {
            Sight sight = new Sight(judged);
            for (Rule rule : policy.rules()) {
                take(told(rule, rule.find(sight, judged)), rule.over(policy));
            }
        }
        before.byOrigin().keySet().forEach(this::endIfGone);
        before.actions().keySet().forEach(this::endIfGone);
        next.actions().keySet().forEach(this::dropMissed);
        return new Alerts.Judged(next, published, due);
    }

    @SuppressWarnings("ReferenceEquality") // a lifecycle that goes on as it was is the very same
    private void take(Finding found, AlertPolicy own) {
        AlertOrigin origin = found.origin();
        Finding finding = before.actions().containsKey(origin) ? found.after(before.actions(origin)) : found;
        AlertLifecycle from = before.get(origin);
        boolean isAsked = finding.isHigh() || from instanceof OpenAlert;
        if (own.suppression().holds(origin.kind(), judged) || (isAsked && heldOut.getAsBoolean())) {
            finding = finding.held(true);
        }
        Decision<AlertLifecycle, List<Alert>> step = from.next(finding, moment, own);
        next = step.state() == from ? next : next.with(origin, step.state());
        published = Decision.joined(published, step.outputs());
        due = earlier(due, step.state().nextDue(finding, moment, own));
        due = earlier(due, finding.changesAt());
    }

    /** One cause has one alert: where another one tells of it, none is raised, and an open one is held back. */
    private Finding told(Rule rule, Finding finding) {
        if (!isTold(rule)) {
            return finding;
        }
        if (before.get(rule.origin()) instanceof OpenAlert) {
            return finding.held(true);
        }
        return finding.isHigh() ? finding.with(ThresholdZone.BETWEEN) : finding;
    }

    /** The score's alert tells of any cause, unless the rule's would be more severe. */
    private boolean isTold(Rule rule) {
        if (rule.isAlone()) {
            return false;
        }
        if (next.get(SCORE) instanceof OpenAlert open
                && (rule.severity() == null
                        || rule.severity().compareTo(open.last().severity()) <= 0)) {
            return true;
        }
        for (Rule earlier : policy.rules()) {
            if (earlier.name().equals(rule.name())) {
                return false;
            }
            if (earlier.cause().equals(rule.cause()) && next.get(earlier.origin()) instanceof OpenAlert) {
                return true;
            }
        }
        return false;
    }

    private void endIfGone(AlertOrigin origin) {
        if (policy.raises(origin)) {
            return;
        }
        if (next.get(origin) instanceof OpenAlert) {
            take(Rule.gone(origin, judged), policy);
        }
        next = next.without(origin);
    }

    /** An alert that was not opened by now is opened at a later instant, if ever: nothing comes of actions on it. */
    private void dropMissed(AlertOrigin origin) {
        next = next.dropping(origin, opened -> opened.isBefore(moment.at()) && !next.isOpen(origin, opened));
    }
}
