package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.AlertFormats;
import dev.tidewatch.app.settings.format.Formats;

/** Names the settings of the score, the rules and the alerts; docs/alerts.md. */
public final class AlertKeys {

    public static final String SCORECARD = Keys.PREFIX + "alerts.scorecard";
    public static final String RULES = Keys.PREFIX + "rules";
    public static final String ENTER = Keys.PREFIX + "alerts.enter";
    public static final String LEAVE = Keys.PREFIX + "alerts.leave";
    public static final String DWELL = Keys.PREFIX + "alerts.dwell";
    public static final String ESCALATION = Keys.PREFIX + "alerts.escalation";
    public static final String DUE_LOW = Keys.PREFIX + "alerts.due.low";
    public static final String DUE_MEDIUM = Keys.PREFIX + "alerts.due.medium";
    public static final String DUE_HIGH = Keys.PREFIX + "alerts.due.high";
    public static final String DUE_CRITICAL = Keys.PREFIX + "alerts.due.critical";
    public static final String COOLDOWN = Keys.PREFIX + "alerts.cooldown";
    public static final String SEVERITY_BY = Keys.PREFIX + "alerts.severity.by";
    public static final String MEDIUM = Keys.PREFIX + "alerts.severity.medium";
    public static final String HIGH = Keys.PREFIX + "alerts.severity.high";
    public static final String CRITICAL = Keys.PREFIX + "alerts.severity.critical";
    public static final String WIN_BACK_FROM = Keys.PREFIX + "alerts.winback.from";
    public static final String WIN_BACK_HORIZON = Keys.PREFIX + "alerts.winback.horizon";
    public static final String UPSELL_ENTER = Keys.PREFIX + "alerts.upsell.enter";
    public static final String UPSELL_LEAVE = Keys.PREFIX + "alerts.upsell.leave";
    public static final String UPSELL_HORIZON = Keys.PREFIX + "alerts.upsell.horizon";
    public static final String LOSS_SHARE = Keys.PREFIX + "alerts.loss.share";
    public static final String LOSS_FOR = Keys.PREFIX + "alerts.loss.for";
    public static final String SUPPRESSED = Keys.PREFIX + "alerts.suppressed";
    public static final String SUPPRESSED_ATTRIBUTE = Keys.PREFIX + "alerts.suppressed.attribute";
    public static final String HOLDOUT = Keys.PREFIX + "alerts.holdout";
    public static final String HOLDOUT_SALT = Keys.PREFIX + "alerts.holdout.salt";

    private static final String LIKE_LOW = "It is what tidewatch.alerts.due.low is, for an alert that is ";

    private AlertKeys() {}

    static void define(Definition keys) {
        keys.text(SCORECARD, "", Formats.FILE, """
                This file has the weights of the risk score, as docs/alerts.md describes it; without one the built-in weights hold. \
                Weights that were published hold in its place.""");
        keys.text(RULES, "", Formats.FILE, """
                This file has rules that raise alerts beside the score, as docs/rules.md describes it, and goals (docs/goals.md); \
                without one there are none. Rules that were published hold in its place.""");
        keys.text(ENTER, "50", Formats.SCORE, "A customer is at risk from this score on.");
        keys.text(LEAVE, "35", Formats.SCORE, """
                Below this score it no longer is; it is at most tidewatch.alerts.enter.""");
        defineLife(keys);
        defineSeverity(keys);
        defineKinds(keys);
        defineLoss(keys);
        defineSuppression(keys);
    }

    private static void defineLife(Definition keys) {
        keys.text(DWELL, "0s", Formats.DURATION, """
                There must be reason for an alert for this long without a break before it is raised.""");
        keys.text(ESCALATION, "3d", Formats.DURATION, """
                This long after it was raised an AT_RISK alert escalates whose score is still high and on which nobody has acted; \
                0s: never.""");
        keys.text(DUE_LOW, "", AlertFormats.DUE, """
                This long after it was raised such an alert escalates whose severity is LOW; 0s: never; without a value \
                tidewatch.alerts.escalation holds.""");
        keys.text(DUE_MEDIUM, "", AlertFormats.DUE, LIKE_LOW + "MEDIUM.");
        keys.text(DUE_HIGH, "", AlertFormats.DUE, LIKE_LOW + "HIGH.");
        keys.text(DUE_CRITICAL, "", AlertFormats.DUE, LIKE_LOW + "CRITICAL.");
        keys.text(COOLDOWN, "7d", Formats.DURATION, """
                After an alert was resolved none of its kind is raised about the customer for this long.""");
    }

    private static void defineSeverity(Definition keys) {
        keys.text(SEVERITY_BY, "LOSS", AlertFormats.SEVERITY_BASIS, """
                It names the money by which an AT_RISK alert is urgent: LOSS is the loss to be expected within the horizon of the \
                weights, MRR is the customer's MRR.""");
        keys.text(MEDIUM, "100", Formats.MONEY, """
                An alert's severity is MEDIUM from this amount on, in the reporting currency, and LOW below it. The amount is held against \
                what tidewatch.alerts.severity.by names, and of WIN_BACK and UPSELL against the MRR.""");
        keys.text(HIGH, "500", Formats.MONEY, "An alert's severity is HIGH from this amount on.");
        keys.text(CRITICAL, "2000", Formats.MONEY, "An alert's severity is CRITICAL from this amount on.");
    }

    private static void defineKinds(Definition keys) {
        keys.text(WIN_BACK_FROM, "100", Formats.MONEY, """
                A customer that left is worth a WIN_BACK alert if at least this MRR was lost, in the reporting currency.""");
        keys.text(WIN_BACK_HORIZON, "90d", AlertFormats.HORIZON, """
                A WIN_BACK alert stays open for this long after the churn if the customer does not come back.""");
        keys.text(UPSELL_ENTER, "0.8", AlertFormats.SHARE, """
                There is an UPSELL alert about a customer that uses this share of a limit, or more (usage.ofLimit).""");
        keys.text(UPSELL_LEAVE, "0.7", AlertFormats.SHARE, """
                It is resolved when the share is below this one, which is at most tidewatch.alerts.upsell.enter.""");
        keys.text(UPSELL_HORIZON, "90d", AlertFormats.HORIZON, """
                An expansion within this time after an UPSELL alert was raised makes it right.""");
    }

    private static void defineLoss(Definition keys) {
        keys.text(LOSS_SHARE, "0.5", AlertFormats.PART, """
                MRR of at most this share of what it was when an alert was raised is a loss, if it lasts.""");
        keys.text(LOSS_FOR, "7d", AlertFormats.LASTS, """
                MRR must stay that low for this long to be a loss; MRR of 0 is one at once.""");
    }

    private static void defineSuppression(Definition keys) {
        keys.text(SUPPRESSED, "", AlertFormats.KINDS, "Alerts of these kinds are held back (SUPPRESSED).");
        keys.text(SUPPRESSED_ATTRIBUTE, "", AlertFormats.ATTRIBUTE, """
                If this attribute of a customer is true, all alerts about it are held back; without a name no attribute does that.""");
        keys.text(HOLDOUT, "0", AlertFormats.PART, """
                All alerts about this share of customers are held back (SUPPRESSED) and graded all the same, so that it can be seen what \
                acting on alerts saves; 0: none.""");
        keys.text(HOLDOUT_SALT, "", AlertFormats.SALT, """
                Changing this text draws a different hold-out group.""");
    }
}
