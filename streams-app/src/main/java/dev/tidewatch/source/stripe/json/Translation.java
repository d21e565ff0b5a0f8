package dev.tidewatch.source.stripe.json;

import dev.tidewatch.event.SubscriptionEvent;
import java.util.List;

/** What one Stripe event or object comes to. */
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

        /** Whether a discount of a snapshot takes off what terms will say. */
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

        /** One sentence for a person. */
        public String sentence() {
            return where.isEmpty() ? problem : where + " " + problem;
        }
    }

    /** The closed list of reasons; docs/stripe.md explains each. */
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
