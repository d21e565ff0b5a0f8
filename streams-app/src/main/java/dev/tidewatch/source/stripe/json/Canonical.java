package dev.tidewatch.source.stripe.json;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record for one of the input topics.
 *
 * @param key the customer; of terms their id
 * @param sequence the record's place among those of one instant; null if unknown
 */
public record Canonical(
        InputRecord<?> input,
        String key,
        Instant occurredAt,
        @Nullable Long sequence,
        SpecificRecord value) {

    public static Canonical of(SubscriptionEvent event) {
        check(InputRecord.SUBSCRIPTION.refusal(event));
        return new Canonical(
                InputRecord.SUBSCRIPTION, event.getCustomerId(), event.getOccurredAt(), event.getSequence(), event);
    }

    public static Canonical of(CustomerEvent event) {
        check(InputRecord.CUSTOMER.refusal(event));
        return new Canonical(
                InputRecord.CUSTOMER, event.getCustomerId(), event.getOccurredAt(), event.getSequence(), event);
    }

    public static Canonical of(BillingEvent event) {
        check(InputRecord.BILLING.refusal(event));
        return new Canonical(InputRecord.BILLING, event.getCustomerId(), event.getOccurredAt(), null, event);
    }

    /** Dated before every event, so that terms come before what names them where both are written at once. */
    public static Canonical of(DiscountTerms terms) {
        check(InputRecord.TERMS.refusal(terms));
        return new Canonical(InputRecord.TERMS, terms.getTermsId(), Instant.EPOCH, null, terms);
    }

    /** What the pipeline would make a dead letter of is refused at once. */
    private static void check(@Nullable Rejection rejected) {
        if (rejected != null) {
            Reason reason = rejected.reason() == DeadLetterReason.AMOUNT ? Reason.AMOUNT : Reason.INVALID_VALUE;
            throw new StripeMismatch(reason, "", "the record's " + rejected.detail());
        }
    }
}
