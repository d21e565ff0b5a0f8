package dev.tidewatch.source.stripe.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.StripeMismatch;
import dev.tidewatch.source.stripe.json.Translation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Objects that others refer to by id only: Stripe puts them in full only where it is asked to. */
public interface References {

    /** None is known. */
    References NONE = (kind, id) -> null;

    /** As Stripe writes it, reduced to what is read of it; null if it is not known. */
    @Nullable
    JsonNode find(Kind kind, String id);

    /** Returns when the first known event happened that says what this object says too; null if there is none. */
    default @Nullable Instant toldSince(String objectId) {
        return null;
    }

    /** Ids are unique within a kind. */
    enum Kind {
        PRICE("price", "the prices with their tiers (expand data.tiers)"),
        COUPON("coupon", "the coupons (expand data.applies_to)"),
        DISCOUNT("discount", "the discounts (expand data.discounts of the subscriptions)"),
        CHARGE("charge", "the charges"),
        CUSTOMER("customer", "the customers");

        private final String noun;
        private final String export;

        Kind(String noun, String export) {
            this.noun = noun;
            this.export = export;
        }

        /** Returns what to add to the input, for a message. */
        public String missing(String id) {
            return "refers to the " + noun + " " + id + ", which is not known here; " + missing();
        }

        public String missing() {
            return "add " + export;
        }
    }

    /**
     * A member of a coupon that Stripe gives only where it is asked for, as the coupon says it, else as the same coupon says it elsewhere;
     * missing, which is not null, where none says it.
     */
    default Field asked(Field coupon, String member) {
        Field own = coupon.at(member);
        JsonNode known = !own.json().isMissingNode() || !coupon.at("id").isSet()
                ? null
                : find(Kind.COUPON, coupon.at("id").text());
        return known == null ? own : own.resolved(known.path(member));
    }

    /** The object itself where it is given whole, else the known one; null if only its id is given and it is not known. */
    default @Nullable Field known(Field reference, Kind kind) {
        if (reference.isObject()) {
            return reference;
        }
        JsonNode known = find(kind, reference.text());
        return known == null ? null : reference.resolved(known);
    }

    /**
     * The object itself where it is given whole, else the known one.
     *
     * @throws StripeMismatch if only its id is given and it is not known
     */
    default Field resolve(Field reference, Kind kind) {
        if (reference.isObject()) {
            return reference;
        }
        String id = reference.text();
        JsonNode known = find(kind, id);
        if (known == null) {
            throw reference.refuse(Translation.Reason.UNRESOLVED, kind.missing(id));
        }
        return reference.resolved(known);
    }
}
