package dev.tidewatch.app.digest;

import dev.tidewatch.avro.output.AlertSentence;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Names somebody to call: an open alert.
 *
 * @param expectedLoss null of WIN_BACK and UPSELL, and while a rate is missing
 * @param since when it was opened
 * @param reason the alert as a person says it, without the action
 * @param action what to do; may be empty
 * @param owner who is to call; null while nobody is
 */
public record Call(
        String alertId,
        String who,
        String kind,
        String severity,
        @Nullable BigDecimal expectedLoss,
        BigDecimal mrr,
        Instant since,
        String reason,
        String action,
        @Nullable String owner) {

    /** Sorts alerts without an expected loss last, by their MRR. */
    static final Comparator<Call> LARGEST_FIRST = Comparator.comparing(
                    Call::expectedLoss, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Call::mrr, Comparator.reverseOrder())
            .thenComparing(Call::alertId);

    static Call of(RiskAlert alert) {
        String sentence = alert.getSentence() == null ? AlertSentence.of(alert) : alert.getSentence();
        String action = alert.getSuggestedAction();
        boolean both = !action.isEmpty() && sentence.endsWith(action);
        String customer = alert.getCustomerId();
        return new Call(
                alert.getAlertId(),
                customer == null ? alert.getAlertId() : customer,
                alert.getKind().name(),
                alert.getSeverity().name(),
                alert.getExpectedLoss(),
                alert.getMrrAtRisk(),
                alert.getOpenedAt(),
                both
                        ? sentence.substring(0, sentence.length() - action.length())
                                .strip()
                        : sentence,
                action,
                alert.getOwner());
    }
}
