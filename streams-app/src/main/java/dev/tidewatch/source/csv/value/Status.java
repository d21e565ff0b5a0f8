package dev.tidewatch.source.csv.value;

import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionStatus;

/** The state of a subscription after a change, or that an earlier row is taken back. */
public enum Status {
    ACTIVE(SubscriptionStatus.ACTIVE, SubscriptionEventType.CHANGED),
    TRIALING(SubscriptionStatus.TRIALING, SubscriptionEventType.TRIAL_STARTED),
    PAST_DUE(SubscriptionStatus.PAST_DUE, SubscriptionEventType.PAST_DUE),
    UNPAID(SubscriptionStatus.UNPAID, SubscriptionEventType.PAST_DUE),
    PAUSED(SubscriptionStatus.PAUSED, SubscriptionEventType.PAUSED),
    INCOMPLETE(SubscriptionStatus.INCOMPLETE, SubscriptionEventType.CHANGED),
    CANCELED(SubscriptionStatus.CANCELED, SubscriptionEventType.CANCELED),
    /** Nothing counts of the row that this one names. */
    RETRACTED(SubscriptionStatus.UNKNOWN, SubscriptionEventType.UNKNOWN);

    private final SubscriptionStatus status;
    private final SubscriptionEventType type;

    Status(SubscriptionStatus status, SubscriptionEventType type) {
        this.status = status;
        this.type = type;
    }

    /** As subscription-events have it. */
    public SubscriptionStatus status() {
        return status;
    }

    /** Returns why a snapshot with it is taken. */
    public SubscriptionEventType type() {
        return type;
    }

    /** Returns whether nothing is sold any more, so that a row need not say what. */
    public boolean isOver() {
        return this == CANCELED || this == RETRACTED;
    }
}
