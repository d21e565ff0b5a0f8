package dev.tidewatch.app.digest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Names a customer that left: a CHURN movement.
 *
 * @param kind such as VOLUNTARY
 * @param reason such as REQUESTED
 * @param feedback as the customer gave it; null for none
 * @param booked the MRR that was lost, in the reporting currency; null while a rate is missing
 * @param paid the same by the currency that it was paid in
 * @param subscriptions that ended with it
 */
public record LostCustomer(
        String customerId,
        Instant at,
        String kind,
        String reason,
        @Nullable String feedback,
        @Nullable BigDecimal booked,
        SortedMap<String, BigDecimal> paid,
        List<String> subscriptions) {

    /** Sorts losses that no rate prices last. */
    static final Comparator<LostCustomer> LARGEST_FIRST = Comparator.comparing(
                    LostCustomer::booked, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(LostCustomer::customerId)
            .thenComparing(LostCustomer::at);
}
