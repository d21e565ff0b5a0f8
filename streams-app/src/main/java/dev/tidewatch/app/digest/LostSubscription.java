package dev.tidewatch.app.digest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * Names a subscription that ended in a CONTRACTION: its customer keeps others. A movement gives a reason only where a customer leaves; here it
 * says which rule decided.
 *
 * @param mrr that it had, in one currency
 * @param rule such as scheduled-end
 */
public record LostSubscription(
        String customerId, String subscriptionId, Instant at, String currency, BigDecimal mrr, String rule) {

    /** Sorts by currency first: amounts of two currencies are not compared. */
    static final Comparator<LostSubscription> LARGEST_FIRST = Comparator.comparing(LostSubscription::currency)
            .thenComparing(LostSubscription::mrr, Comparator.reverseOrder())
            .thenComparing(LostSubscription::customerId)
            .thenComparing(LostSubscription::subscriptionId)
            .thenComparing(LostSubscription::at);
}
