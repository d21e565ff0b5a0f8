package dev.tidewatch.domain.terms;

import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.DiscountDuration;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a discount or a coupon; a part that is null is stated by the terms that {@code couponId} names, if any.
 *
 * @param couponId whose terms state what these leave open; one step and no further
 * @param percentOff 0 to 100; at most one of this and {@code amountOff} is given
 * @param months how long REPEATING ones last from their start
 * @param endsAt when the discount ends or was taken away
 * @param productIds empty for all; null where it is not known
 * @param customerId whose discount it is; null for nobody in particular
 * @param subscriptionId the one subscription whose discount it is
 * @param publishedAt of several for one id the latest holds
 */
public record DiscountTerms(
        String id,
        Instant publishedAt,
        @Nullable String couponId,
        @Nullable BigDecimal percentOff,
        @Nullable BigDecimal amountOff,
        @Nullable String currency,
        @Nullable DiscountDuration duration,
        @Nullable Integer months,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable List<String> productIds,
        @Nullable String customerId,
        @Nullable String subscriptionId) {

    /** The order of a customer's own: each lasts until the next begins. */
    static final Comparator<DiscountTerms> BY_START = Comparator.comparing(
                    DiscountTerms::startsAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(DiscountTerms::id);

    public DiscountTerms {
        percentOff = percentOff == null ? null : percentOff.stripTrailingZeros();
        amountOff = amountOff == null ? null : amountOff.stripTrailingZeros();
        productIds = productIds == null ? null : List.copyOf(productIds);
    }

    /** Returns whether it counts for each of its customer's subscriptions that has no discount of its own. */
    public boolean isOfCustomer() {
        return customerId != null && subscriptionId == null;
    }

    /** Returns whether a ledger of its customer needs it though no snapshot names it: one of one subscription may be used up before any does. */
    public boolean isOwn() {
        return customerId != null && (subscriptionId == null || duration == null || duration == DiscountDuration.ONCE);
    }

    /** Returns whether it says itself what it takes off. */
    boolean saysHowMuch() {
        return percentOff != null || amountOff != null;
    }

    /**
     * Returns whether these hold where both were stated for one id: those stated later; of two stated at one instant those that know
     * their products, and then the larger canonical JSON, so that the order they come in decides nothing.
     */
    public boolean replaces(DiscountTerms other) {
        int order = publishedAt.compareTo(other.publishedAt);
        if (order == 0) {
            order = Boolean.compare(productIds != null, other.productIds != null);
        }
        return order > 0 || (order == 0 && text().compareTo(other.text()) > 0);
    }

    /** One text for one content. */
    private String text() {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("termsId", id);
        members.put("publishedAt", publishedAt);
        members.put("couponId", couponId);
        members.put("percentOff", percentOff);
        members.put("amountOff", amountOff);
        members.put("currency", currency);
        members.put("duration", duration);
        members.put("months", months);
        members.put("startsAt", startsAt);
        members.put("endsAt", endsAt);
        members.put("productIds", productIds);
        members.put("customerId", customerId);
        members.put("subscriptionId", subscriptionId);
        return CanonicalJson.ofMembers(members);
    }
}
