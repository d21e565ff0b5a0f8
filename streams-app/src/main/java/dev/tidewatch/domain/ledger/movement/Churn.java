package dev.tidewatch.domain.ledger.movement;

import dev.tidewatch.domain.subscription.Cancellation;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.valuation.Trigger;
import org.jspecify.annotations.Nullable;

/** Says why a customer's last revenue went: docs/formulas.md, "Churn kind and reason". */
public record Churn(
        Kind kind, @Nullable Reason reason, @Nullable String feedback) {

    /** Whose doing it was. */
    public enum Kind {
        VOLUNTARY,
        INVOLUNTARY,
        DISPUTE,
        UNKNOWN
    }

    /** Says what decided the kind. */
    public enum Reason {
        REQUESTED(Kind.VOLUNTARY),
        SCHEDULED(Kind.VOLUNTARY),
        PAUSED(Kind.VOLUNTARY),
        FREE(Kind.VOLUNTARY),
        DELINQUENT(Kind.INVOLUNTARY),
        UNPAID(Kind.INVOLUNTARY),
        PAYMENT_FAILED(Kind.INVOLUNTARY),
        PAYMENT_DISPUTED(Kind.DISPUTE),
        OTHER(Kind.UNKNOWN);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        /** Whose doing it is. */
        public Kind kind() {
            return kind;
        }
    }

    /** Makes a churn for a reason, or none that is known. */
    private static Churn because(@Nullable Reason reason, @Nullable String feedback) {
        return new Churn(reason == null ? Kind.UNKNOWN : reason.kind(), reason, feedback);
    }

    /** Reads the snapshot in force when the subscription stopped. */
    public static Churn of(Trigger trigger, Snapshot inForce) {
        Cancellation cancellation = inForce.cancellation();
        String feedback = cancellation == null ? null : cancellation.feedback();
        if (trigger == Trigger.DELINQUENCY) {
            return because(Reason.DELINQUENT, feedback);
        }
        if (inForce.status() == SubscriptionStatus.UNPAID) {
            return because(Reason.UNPAID, feedback);
        }
        if (cancellation != null) {
            return ofStated(cancellation.reason(), feedback);
        }
        boolean ended = trigger == Trigger.SCHEDULED_END;
        return ended ? because(Reason.SCHEDULED, null) : ofStatus(inForce);
    }

    private static Churn ofStated(CancellationReason stated, @Nullable String feedback) {
        return switch (stated) {
            case REQUESTED -> because(Reason.REQUESTED, feedback);
            case PAYMENT_FAILED -> because(Reason.PAYMENT_FAILED, feedback);
            case PAYMENT_DISPUTED -> because(Reason.PAYMENT_DISPUTED, feedback);
            case OTHER -> because(Reason.OTHER, feedback);
        };
    }

    private static Churn ofStatus(Snapshot inForce) {
        return switch (inForce.status()) {
            case ACTIVE, PAST_DUE -> because(Reason.FREE, null);
            case PAUSED -> because(Reason.PAUSED, null);
            case UNPAID -> because(Reason.UNPAID, null);
            case INCOMPLETE, TRIALING, CANCELED ->
                inForce.cancelAt() != null ? because(Reason.SCHEDULED, null) : because(null, null);
        };
    }
}
