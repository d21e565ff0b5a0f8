package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.Pricing;
import org.jspecify.annotations.Nullable;

/** Keeps every later sum inside a long, so that no clock and no correction can overflow. */
final class AmountLimit {

    /** This many subscriptions of the largest worth still add up inside a long. */
    private static final int SAFE_SUBSCRIPTIONS = (int) (Long.MAX_VALUE / Pricing.MAX_GROSS_MICROS) - 1;

    private final Pricing pricing;

    AmountLimit(Pricing pricing) {
        this.pricing = pricing;
    }

    @Nullable
    Rejection rejection(Ledger ledger, Snapshot arriving) {
        try {
            long sum = pricing.gross(arriving);
            if (ledger.subscriptions().size() >= SAFE_SUBSCRIPTIONS) {
                for (SubscriptionHistory history : ledger.subscriptions()) {
                    sum = Math.addExact(sum, largest(history));
                }
            }
            return null;
        } catch (ArithmeticException e) {
            return new Rejection(
                    DeadLetterReason.AMOUNT,
                    "subscription " + arriving.subscriptionId()
                            + " is worth more a month than can be added up; the most is 100,000,000,000 a subscription");
        }
    }

    private long largest(SubscriptionHistory history) {
        long largest = history.base() == null ? 0 : pricing.gross(history.base());
        for (Snapshot snapshot : history.retained()) {
            largest = Math.max(largest, pricing.gross(snapshot));
        }
        return largest;
    }
}
