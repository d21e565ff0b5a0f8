package dev.tidewatch.app.settings.keys;

import static dev.tidewatch.app.settings.keys.Changeability.FROM_NOW_ON;

import dev.tidewatch.app.settings.format.AlertFormats;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.SeverityBands;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Names the settings of the score, the rules and the alerts; docs/alerts.md. */
public final class AlertKeys {

    static final Theme THEME = new Theme();

    private static final String LIKE_LOW = "It is what tidewatch.alerts.due.low is, for an alert that is ";

    public static final Key<String> SCORECARD = THEME.text("alerts.scorecard", "", Formats.FILE, FROM_NOW_ON, """
                This file has the weights of the risk score, as docs/alerts.md describes it; without one the built-in weights hold. \
                Weights that were published hold in its place.""");

    public static final Key<String> RULES = THEME.text("rules", "", Formats.FILE, FROM_NOW_ON, """
                This file has rules that raise alerts beside the score, as docs/rules.md describes it, and goals (docs/goals.md); \
                without one there are none. Rules that were published hold in its place.""");

    public static final Key<BigDecimal> ENTER =
            THEME.text("alerts.enter", "50", Formats.SCORE, FROM_NOW_ON, "A customer is at risk from this score on.");

    public static final Key<BigDecimal> LEAVE = THEME.text("alerts.leave", "35", Formats.SCORE, FROM_NOW_ON, """
                Below this score it no longer is; it is at most tidewatch.alerts.enter.""");

    public static final Key<Duration> DWELL = THEME.text("alerts.dwell", "0s", Formats.DURATION, FROM_NOW_ON, """
                There must be reason for an alert for this long without a break before it is raised.""");

    public static final Key<Duration> ESCALATION =
            THEME.text("alerts.escalation", "3d", Formats.DURATION, FROM_NOW_ON, """
                This long after it was raised an AT_RISK alert escalates whose score is still high and on which nobody has acted; \
                0s: never.""");

    public static final Key<Optional<Duration>> DUE_LOW =
            THEME.text("alerts.due.low", "", AlertFormats.DUE, FROM_NOW_ON, """
                This long after it was raised such an alert escalates whose severity is LOW; 0s: never; without a value \
                tidewatch.alerts.escalation holds.""");

    public static final Key<Optional<Duration>> DUE_MEDIUM =
            THEME.text("alerts.due.medium", "", AlertFormats.DUE, FROM_NOW_ON, LIKE_LOW + "MEDIUM.");

    public static final Key<Optional<Duration>> DUE_HIGH =
            THEME.text("alerts.due.high", "", AlertFormats.DUE, FROM_NOW_ON, LIKE_LOW + "HIGH.");

    public static final Key<Optional<Duration>> DUE_CRITICAL =
            THEME.text("alerts.due.critical", "", AlertFormats.DUE, FROM_NOW_ON, LIKE_LOW + "CRITICAL.");

    public static final Key<Duration> COOLDOWN =
            THEME.text("alerts.cooldown", "7d", Formats.DURATION, FROM_NOW_ON, """
                After an alert was resolved none of its kind is raised about the customer for this long.""");

    public static final Key<SeverityBands.Basis> SEVERITY_BY =
            THEME.text("alerts.severity.by", "LOSS", AlertFormats.SEVERITY_BASIS, FROM_NOW_ON, """
                It names the money by which an AT_RISK alert is urgent: LOSS is the loss to be expected within the horizon of the \
                weights, MRR is the customer's MRR.""");

    public static final Key<Long> MEDIUM = THEME.text("alerts.severity.medium", "100", Formats.MONEY, FROM_NOW_ON, """
                An alert's severity is MEDIUM from this amount on, in the reporting currency, and LOW below it. The amount is held against \
                what tidewatch.alerts.severity.by names, and of WIN_BACK and UPSELL against the MRR.""");

    public static final Key<Long> HIGH = THEME.text(
            "alerts.severity.high",
            "500",
            Formats.MONEY,
            FROM_NOW_ON,
            "An alert's severity is HIGH from this amount on.");

    public static final Key<Long> CRITICAL = THEME.text(
            "alerts.severity.critical",
            "2000",
            Formats.MONEY,
            FROM_NOW_ON,
            "An alert's severity is CRITICAL from this amount on.");

    public static final Key<Long> WIN_BACK_FROM =
            THEME.text("alerts.winback.from", "100", Formats.MONEY, FROM_NOW_ON, """
                A customer that left is worth a WIN_BACK alert if at least this MRR was lost, in the reporting currency.""");

    public static final Key<Duration> WIN_BACK_HORIZON =
            THEME.text("alerts.winback.horizon", "90d", AlertFormats.HORIZON, FROM_NOW_ON, """
                A WIN_BACK alert stays open for this long after the churn if the customer does not come back.""");

    public static final Key<BigDecimal> UPSELL_ENTER =
            THEME.text("alerts.upsell.enter", "0.8", AlertFormats.SHARE, FROM_NOW_ON, """
                There is an UPSELL alert about a customer that uses this share of a limit, or more (usage.ofLimit).""");

    public static final Key<BigDecimal> UPSELL_LEAVE =
            THEME.text("alerts.upsell.leave", "0.7", AlertFormats.SHARE, FROM_NOW_ON, """
                It is resolved when the share is below this one, which is at most tidewatch.alerts.upsell.enter.""");

    public static final Key<Duration> UPSELL_HORIZON =
            THEME.text("alerts.upsell.horizon", "90d", AlertFormats.HORIZON, FROM_NOW_ON, """
                An expansion within this time after an UPSELL alert was raised makes it right.""");

    public static final Key<BigDecimal> LOSS_SHARE =
            THEME.text("alerts.loss.share", "0.5", AlertFormats.PART, FROM_NOW_ON, """
                MRR of at most this share of what it was when an alert was raised is a loss, if it lasts.""");

    public static final Key<Duration> LOSS_FOR =
            THEME.text("alerts.loss.for", "7d", AlertFormats.LASTS, FROM_NOW_ON, """
                MRR must stay that low for this long to be a loss; MRR of 0 is one at once.""");

    public static final Key<Set<AlertKind>> SUPPRESSED = THEME.text(
            "alerts.suppressed",
            "",
            AlertFormats.KINDS,
            FROM_NOW_ON,
            "Alerts of these kinds are held back (SUPPRESSED).");

    public static final Key<String> SUPPRESSED_ATTRIBUTE =
            THEME.text("alerts.suppressed.attribute", "", AlertFormats.ATTRIBUTE, FROM_NOW_ON, """
                If this attribute of a customer is true, all alerts about it are held back; without a name no attribute does that.""");

    public static final Key<BigDecimal> HOLDOUT =
            THEME.text("alerts.holdout", "0", AlertFormats.PART, FROM_NOW_ON, """
                All alerts about this share of customers are held back (SUPPRESSED) and graded all the same, so that it can be seen what \
                acting on alerts saves; 0: none.""");

    public static final Key<String> HOLDOUT_SALT =
            THEME.text("alerts.holdout.salt", "", AlertFormats.SALT, FROM_NOW_ON, """
                Changing this text draws a different hold-out group.""");

    private AlertKeys() {}
}
