package dev.tidewatch.domain.terms;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the discounts of one snapshot by what is known of them. */
final class Resolution {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final KnownTerms known;
    private final Snapshot snapshot;

    Resolution(KnownTerms known, Snapshot snapshot) {
        this.known = known;
        this.snapshot = snapshot;
    }

    /**
     * A customer's own discount as one that an event could name.
     *
     * @param next when another takes its place; null if none does
     */
    static Discount reference(DiscountTerms terms, @Nullable Instant next) {
        return new Discount(null, null, null, DiscountDuration.FOREVER, next, List.of(), terms.id(), terms.startsAt());
    }

    /** Returns what a stated discount takes off; null while that is not known. */
    @Nullable
    Discount of(Discount stated) {
        if (stated.termsId() == null || stated.percentOff() != null || stated.amountOff() != null) {
            return stated;
        }
        DiscountTerms terms = known.of(stated.termsId());
        return terms == null
                ? null
                : merged(stated, terms, terms.couponId() == null ? null : known.of(terms.couponId()));
    }

    /** Returns one that is not known as if it took off everything, with the dates that are known of it. */
    Discount whole(Discount stated, DiscountDuration duration) {
        DiscountTerms terms = stated.termsId() == null ? null : known.of(stated.termsId());
        Instant start = stated.startsAt() == null && terms != null ? terms.startsAt() : stated.startsAt();
        Instant end = earlier(stated.endsAt(), terms == null ? null : terms.endsAt());
        return new Discount(WHOLE, null, null, duration, end, stated.productIds(), null, start);
    }

    private @Nullable Discount merged(Discount stated, DiscountTerms terms, @Nullable DiscountTerms coupon) {
        DiscountTerms amounts = terms.saysHowMuch() ? terms : coupon;
        List<String> products = products(stated, terms, coupon);
        if (amounts == null || !amounts.saysHowMuch() || products == null || isForeign(amounts)) {
            return null;
        }
        boolean forNothing = products.isEmpty() && !stated.productIds().isEmpty();
        DiscountDuration duration = duration(terms, coupon);
        Instant startsAt = stated.startsAt() == null ? terms.startsAt() : stated.startsAt();
        return new Discount(
                forNothing ? BigDecimal.ZERO : amounts.percentOff(),
                forNothing ? null : amounts.amountOff(),
                amounts.currency(),
                duration,
                earlier(stated.endsAt(), end(terms, coupon, startsAt)),
                products,
                null,
                startsAt);
    }

    /** An amount in a currency that no item has may be given in the items' too, which terms do not say. */
    private boolean isForeign(DiscountTerms amounts) {
        return amounts.amountOff() != null
                && snapshot.items().stream().noneMatch(item -> item.currency().equals(amounts.currency()));
    }

    private static DiscountDuration duration(DiscountTerms terms, @Nullable DiscountTerms coupon) {
        DiscountDuration duration = terms.duration() == null && coupon != null ? coupon.duration() : terms.duration();
        return duration == null ? DiscountDuration.FOREVER : duration;
    }

    /** One that is used up with an invoice is taken away at once, and was for the whole of its period. */
    private static @Nullable Instant end(
            DiscountTerms terms, @Nullable DiscountTerms coupon, @Nullable Instant startsAt) {
        if (terms.subscriptionId() != null && duration(terms, coupon) == DiscountDuration.ONCE) {
            return null;
        }
        Integer months = terms.months() == null && coupon != null ? coupon.months() : terms.months();
        if (terms.endsAt() != null || months == null || startsAt == null) {
            return terms.endsAt();
        }
        return startsAt.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    /** Empty for all; null where it is not known and makes a difference. */
    private @Nullable List<String> products(Discount stated, DiscountTerms terms, @Nullable DiscountTerms coupon) {
        List<String> listed = terms.productIds() == null && coupon != null ? coupon.productIds() : terms.productIds();
        if (listed == null) {
            return !stated.productIds().isEmpty() || isOfOneProduct() ? stated.productIds() : null;
        }
        if (listed.isEmpty() || stated.productIds().isEmpty()) {
            return listed.isEmpty() ? stated.productIds() : listed;
        }
        return listed.stream().filter(stated.productIds()::contains).toList();
    }

    private boolean isOfOneProduct() {
        Set<@Nullable String> products = new HashSet<>();
        for (Item item : snapshot.items()) {
            products.add(item.productId());
        }
        return products.size() <= 1;
    }
}
