package dev.tidewatch.source.stripe.json;

import dev.tidewatch.event.SubscriptionEvent;
import java.util.List;

/** Holds what one Stripe event or object comes to. */
public sealed interface Translation {

    /**
     * It makes records.
     *
     * @param records at least one, each in range for its schema
     */
    record Understood(List<Canonical> records) implements Translation {

        public Understood {
            records = List.copyOf(records);
        }

        /** Returns whether a discount of a snapshot takes off what terms will say. */
        public boolean waitsForTerms() {
            return records.stream()
                    .map(Canonical::value)
                    .filter(SubscriptionEvent.class::isInstance)
                    .map(SubscriptionEvent.class::cast)
                    .flatMap(snapshot -> snapshot.getDiscounts().stream())
                    .anyMatch(discount -> discount.getTermsId() != null);
        }

        public static Understood of(Canonical... records) {
            return new Understood(List.of(records));
        }
    }

    /** It says nothing that counts, or nothing that another event does not say. */
    record Ignored(Rule rule) implements Translation {}

    /**
     * It cannot be read for certain.
     *
     * @param where path in the JSON, such as {@code data.object.items.data[0].quantity}; empty for the whole
     * @param problem what is wrong, and what would be right
     */
    record Refused(Reason reason, String where, String problem) implements Translation {

        /** Returns one sentence for a person. */
        public String sentence() {
            return where.isEmpty() ? problem : where + " " + problem;
        }
    }

    /**
     * Lists the reasons for which an event or object of Stripe's is refused; docs/stripe.md, "Refused", explains each. A dead letter of the webhook
     * has one of these, any other one of {@link dev.tidewatch.domain.DeadLetterReason}.
     */
    enum Reason {
        NOT_JSON,
        UNKNOWN_OBJECT,
        UNKNOWN_TYPE,
        MISSING,
        INVALID_VALUE,
        AMOUNT,
        TRUNCATED,
        UNRESOLVED,
        NO_PLACE
    }
}
