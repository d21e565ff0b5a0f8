package dev.tidewatch.app.explain;

import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes amounts and movements for a person. */
final class Wording {

    private Wording() {}

    /** Without trailing zeros; a dash for null. */
    static String plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "-";
        }
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** CHURN (VOLUNTARY, REQUESTED). */
    static String kind(MrrMovement movement) {
        return movement.getChurnKind() == null
                ? movement.getKind().toString()
                : movement.getKind() + " (" + movement.getChurnKind() + ", " + movement.getReason() + ")";
    }

    /** -29 USD. */
    static String amount(MrrMovement movement) {
        String sign = movement.getAmount().signum() > 0 ? "+" : "";
        return sign + plain(movement.getAmount()) + " " + movement.getCurrency();
    }

    /** Returns what it is booked at, where that is another currency. */
    static String rate(MrrMovement movement) {
        if (movement.getCurrency().equals(movement.getReportingCurrency())) {
            return "";
        }
        if (movement.getReportingAmount() == null) {
            return "no rate yet";
        }
        String booked = plain(movement.getReportingAmount()) + " " + movement.getReportingCurrency();
        return movement.getFxRate() == null
                ? "booked " + booked
                : "booked " + booked + " at " + plain(movement.getFxRate()) + " of " + movement.getFxDate();
    }

    /** Rate, rule, events and corrections. */
    static String reason(MrrMovement movement) {
        String rate = rate(movement);
        long revision = movement.getRevision();
        String corrected =
                revision == 0 ? "" : revision == 1 ? "; corrected once" : "; corrected " + revision + " times";
        return movement.getMovementId() + (rate.isEmpty() ? "" : ", " + rate) + "; by " + movement.getRule() + " of "
                + String.join(", ", movement.getCauses()) + corrected;
    }

    /** One publication of a movement. */
    static String revision(MrrMovement movement) {
        return "revision " + movement.getRevision() + ", published " + movement.getPublishedAt() + ": "
                + (movement.getVoided() ? "voided" : kind(movement) + " " + amount(movement)) + " by "
                + movement.getRule() + " of " + String.join(", ", movement.getCauses());
    }
}
