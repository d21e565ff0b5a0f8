package dev.tidewatch.avro.output;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.output.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says an alert as a person would: {@code HIGH acme: likely to leave (78), 480.00 USD a month at risk: 3 failed payments in 30
 * days. Ask the customer to update the payment method.} It is always one line.
 */
public final class AlertSentence {

    private static final int CENTS = 2;
    private static final char DELETE = 0x7f;

    /** An evidence names instants; a person reads days. */
    private static final Pattern INSTANT = Pattern.compile("(\\bat )?(\\d{4,}-\\d\\d-\\d\\d)T[0-9:.]+Z");

    private AlertSentence() {}

    public static String of(RiskAlert alert) {
        return of(alert, List.of());
    }

    /** Says with an alert that is resolved what spoke for it at its last publication, and does no longer. */
    public static String of(RiskAlert alert, List<String> gone) {
        StringBuilder sentence = new StringBuilder(256);
        sentence.append(alert.getSeverity()).append(' ').append(who(alert)).append(": ");
        sentence.append(isEndedByHand(alert) ? endedByHand(alert) : what(alert));
        addReasons(alert, gone, sentence);
        sentence.append('.');
        if (!alert.getSuggestedAction().isEmpty()) {
            sentence.append(' ').append(alert.getSuggestedAction());
        }
        keepToOneLine(sentence);
        return sentence.toString();
    }

    private static String who(RiskAlert alert) {
        return alert.getCustomerId() == null ? alert.getAlertId() : alert.getCustomerId();
    }

    private static String what(RiskAlert alert) {
        return switch (alert.getKind()) {
            case AT_RISK -> alert.getRule() == null ? atRisk(alert) : ofRule(alert, alert.getRule());
            case WIN_BACK -> winBack(alert);
            case UPSELL -> upsell(alert);
            case UNKNOWN, GOAL -> alert.getKind() + " " + alert.getState() + ", " + money(alert);
        };
    }

    private static boolean isEndedByHand(RiskAlert alert) {
        return alert.getState() == AlertState.RESOLVED && alert.getResolution() != null;
    }

    private static String endedByHand(RiskAlert alert) {
        String came = switch (alert.getResolution()) {
            case SAVED -> "the customer is saved";
            case LOST -> "the customer is lost";
            case NOT_A_RISK -> "it was no risk";
            case UNKNOWN -> "done";
        };
        return "ended by hand, " + came + ", " + money(alert);
    }

    private static String atRisk(RiskAlert alert) {
        String score = " (" + alert.getScore().setScale(0, RoundingMode.HALF_UP).toPlainString() + "), ";
        String leaves = hasCancelled(alert) ? "has cancelled" : "likely to leave";
        return switch (alert.getState()) {
            case RESOLVED -> "no longer likely to leave" + score + money(alert);
            case CHURNED -> "has left, " + money(alert) + " lost, warned of since " + day(alert);
            case ESCALATED -> leaves + ", warned of since " + day(alert) + score + money(alert) + " at risk";
            case SUPPRESSED -> "held back, " + leaves + score + money(alert) + " at risk";
            case UNKNOWN, PENDING, RAISED -> leaves + score + money(alert) + " at risk";
        };
    }

    private static String ofRule(RiskAlert alert, String rule) {
        String applies = "rule " + rule + " applies, ";
        return switch (alert.getState()) {
            case RESOLVED -> "rule " + rule + " applies no longer, " + money(alert);
            case CHURNED -> "has left, " + money(alert) + " lost, rule " + rule + " applied since " + day(alert);
            case ESCALATED -> "rule " + rule + " applies since " + day(alert) + ", " + money(alert) + " at risk";
            case SUPPRESSED -> "held back, " + applies + money(alert) + " at risk";
            case UNKNOWN, PENDING, RAISED -> applies + money(alert) + " at risk";
        };
    }

    /** Returns true if it is no prediction: the customer has scheduled its end. */
    public static boolean hasCancelled(RiskAlert alert) {
        for (Signal signal : alert.getSignals()) {
            if (signal.getContribution().signum() > 0 && signal.getName().equals(Feature.CANCEL_SCHEDULED.dotted())) {
                return true;
            }
        }
        return false;
    }

    private static String winBack(RiskAlert alert) {
        return switch (alert.getState()) {
            case RESOLVED -> "no longer to be won back, " + money(alert);
            case SUPPRESSED -> "held back, worth winning back, " + money(alert) + " lost";
            case UNKNOWN, PENDING, RAISED, ESCALATED, CHURNED -> "worth winning back, " + money(alert) + " lost";
        };
    }

    private static String upsell(RiskAlert alert) {
        return switch (alert.getState()) {
            case RESOLVED -> "no longer near its limit, pays " + money(alert);
            case CHURNED -> "has left, paid " + money(alert);
            case SUPPRESSED -> "held back, near its limit, pays " + money(alert);
            case UNKNOWN, PENDING, RAISED, ESCALATED -> "near its limit, pays " + money(alert);
        };
    }

    /** An alert by score names only the signals that raised it; once it is resolved they are what is left of them. */
    private static void addReasons(RiskAlert alert, List<String> gone, StringBuilder sentence) {
        boolean scored = alert.getKind() == AlertKind.AT_RISK && alert.getRule() == null;
        String before = "; gone: ";
        for (String evidence : gone) {
            sentence.append(before).append(inDays(evidence));
            before = "; ";
        }
        before = scored && alert.getState() == AlertState.RESOLVED ? "; still seen: " : ": ";
        for (Signal signal : alert.getSignals()) {
            if (!scored || signal.getContribution().signum() > 0) {
                String evidence = signal.getEvidence();
                String said = alert.getState() == AlertState.CHURNED ? PastEvidence.of(evidence) : evidence;
                sentence.append(before).append(said.isEmpty() ? signal.getName() : inDays(said));
                before = "; ";
            }
        }
    }

    private static String inDays(String evidence) {
        return INSTANT.matcher(evidence).replaceAll(found -> (found.group(1) == null ? "" : "on ") + found.group(2));
    }

    private static LocalDate day(RiskAlert alert) {
        return LocalDate.ofInstant(alert.getOpenedAt(), ZoneOffset.UTC);
    }

    private static String money(RiskAlert alert) {
        BigDecimal amount = alert.getMrrAtRisk().setScale(CENTS, RoundingMode.HALF_UP);
        String currency = alert.getReportingCurrency();
        return amount.toPlainString() + " " + (currency == null ? "" : currency) + " a month";
    }

    private static void keepToOneLine(StringBuilder sentence) {
        for (int i = 0; i < sentence.length(); i++) {
            if (sentence.charAt(i) < ' ' || sentence.charAt(i) == DELETE) {
                sentence.setCharAt(i, '?');
            }
        }
    }
}
