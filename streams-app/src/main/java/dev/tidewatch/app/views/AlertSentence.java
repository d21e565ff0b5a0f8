package dev.tidewatch.app.views;

import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.output.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/** An alert in a sentence. */
final class AlertSentence {

    private static final int REASONS = 3;

    private AlertSentence() {}

    /** {@code cus_1 is at risk, score 72 of 100: two payments failed; usage fell by half. 490 USD a month at risk.} */
    static String of(RiskAlert alert) {
        String who = alert.getCustomerId() == null ? "A goal" : alert.getCustomerId();
        String kind = alert.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String reasons = alert.getSignals().stream()
                .filter(signal -> signal.getContribution().signum() > 0)
                .map(Signal::getEvidence)
                .filter(evidence -> !evidence.isEmpty())
                .limit(REASONS)
                .collect(Collectors.joining("; "));
        String currency = alert.getReportingCurrency() == null ? "" : " " + alert.getReportingCurrency();
        return who + " " + (kind.startsWith("at ") ? "is " + kind : ": " + kind) + ", score "
                + alert.getScore().setScale(0, RoundingMode.HALF_UP) + " of 100"
                + (reasons.isEmpty() ? "" : ": " + reasons.replaceAll("\\.$", "")) + ". "
                + plain(alert.getMrrAtRisk()) + currency + " a month at risk.";
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
