package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.ledger.Standing;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Instant;
import java.util.List;

/** Says where a customer stands over all its subscriptions: the first of these that one of them is in. */
public enum CustomerStatus {
    PAST_DUE,
    ACTIVE,
    TRIAL,
    PAUSED,
    CHURNED,
    /** It never had a subscription: it only paid. */
    NONE;

    /** CHURNED where no subscription is left of those that there were. */
    public static CustomerStatus of(List<Standing> subscriptions, Instant clock) {
        return subscriptions.stream()
                .map(standing -> of(standing, clock))
                .min(CustomerStatus::compareTo)
                .orElse(CHURNED);
    }

    private static CustomerStatus of(Standing standing, Instant clock) {
        Instant cancelAt = standing.inForce().cancelAt();
        boolean stopped = standing.trigger() == Trigger.SCHEDULED_END || standing.trigger() == Trigger.DELINQUENCY;
        if (stopped || (cancelAt != null && cancelAt.isBefore(clock))) {
            return CHURNED;
        }
        return switch (standing.inForce().status()) {
            case ACTIVE -> ACTIVE;
            case PAST_DUE -> PAST_DUE;
            case TRIALING, INCOMPLETE -> TRIAL;
            case PAUSED -> PAUSED;
            case UNPAID, CANCELED -> CHURNED;
        };
    }
}
