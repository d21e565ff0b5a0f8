package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Cancellation;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.worth.Trigger;
import org.jspecify.annotations.Nullable;

/** Why a customer's last revenue went: docs/formulas.md, "Churn kind and reason". */
public record Churn(
        Kind kind, @Nullable Reason reason, @Nullable String feedback) {

    /** Whose doing it was. */
    public enum Kind {
        VOLUNTARY,
        INVOLUNTARY,
        DISPUTE,
        UNKNOWN
    }

    /** What decided the kind. */
    public enum Reason {
        REQUESTED,
        SCHEDULED,
        PAUSED,
        FREE,
        DELINQUENT,
        UNPAID,
        PAYMENT_FAILED,
        PAYMENT_DISPUTED,
        OTHER
    }

    /** Reads the snapshot in force when the subscription stopped. */
    public static Churn of(Trigger trigger, Snapshot inForce) {
        Cancellation cancellation = inForce.cancellation();
        String feedback = cancellation == null ? null : cancellation.feedback();
        if (trigger == Trigger.DELINQUENCY) {
            return new Churn(Kind.INVOLUNTARY, Reason.DELINQUENT, feedback);
        }
        if (inForce.status() == SubscriptionStatus.UNPAID) {
            return new Churn(Kind.INVOLUNTARY, Reason.UNPAID, feedback);
        }
        if (cancellation != null) {
            return ofStated(cancellation.reason(), feedback);
        }
        boolean ended = trigger == Trigger.SCHEDULED_END;
        return ended ? new Churn(Kind.VOLUNTARY, Reason.SCHEDULED, null) : ofStatus(inForce);
    }

    private static Churn ofStated(CancellationReason stated, @Nullable String feedback) {
        return switch (stated) {
            case REQUESTED -> new Churn(Kind.VOLUNTARY, Reason.REQUESTED, feedback);
            case PAYMENT_FAILED -> new Churn(Kind.INVOLUNTARY, Reason.PAYMENT_FAILED, feedback);
            case PAYMENT_DISPUTED -> new Churn(Kind.DISPUTE, Reason.PAYMENT_DISPUTED, feedback);
            case OTHER -> new Churn(Kind.UNKNOWN, Reason.OTHER, feedback);
        };
    }

    private static Churn ofStatus(Snapshot inForce) {
        return switch (inForce.status()) {
            case ACTIVE, PAST_DUE -> new Churn(Kind.VOLUNTARY, Reason.FREE, null);
            case PAUSED -> new Churn(Kind.VOLUNTARY, Reason.PAUSED, null);
            case UNPAID -> new Churn(Kind.INVOLUNTARY, Reason.UNPAID, null);
            case INCOMPLETE, TRIALING, CANCELED ->
                inForce.cancelAt() != null
                        ? new Churn(Kind.VOLUNTARY, Reason.SCHEDULED, null)
                        : new Churn(Kind.UNKNOWN, null, null);
        };
    }
}
