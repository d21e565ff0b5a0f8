package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Moment;

/**
 * Decides whether there is reason for an alert of one kind about a customer; docs/alerts.md, "Kinds".
 *
 * <ul>
 *   <li>AT_RISK, {@link AtRiskRule}: the customer pays, and its score is {@code tidewatch.alerts.enter} (50) or more.
 *   <li>WIN_BACK, {@link WinBackRule}: the customer has left, at most {@code tidewatch.alerts.winback.horizon} (90 days) ago, and that
 *       cost {@code tidewatch.alerts.winback.from} (100 a month) or more.
 *   <li>UPSELL, {@link UpsellRule}: the customer pays, and uses {@code tidewatch.alerts.upsell.enter} (0.8) of a limit or more;
 *       {@link Alerts} raises it only while no AT_RISK alert is open.
 * </ul>
 *
 * <p>Rules that an operator writes raise AT_RISK alerts beside these: {@link Rule}. The thresholds are in {@link AlertPolicy}.
 * {@link AlertLifecycle} says how an alert goes on from there, and {@link Suppression} which alerts are held back.
 */
sealed interface AlertRule permits AtRiskRule, WinBackRule, UpsellRule {

    /** Returns a finding that {@link Finding#isHigh is high} where there is reason for an alert. */
    Finding find(JudgedCustomer judged, Moment moment, AlertPolicy policy);
}
