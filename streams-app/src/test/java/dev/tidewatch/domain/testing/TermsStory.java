package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.DiscountTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story of which many discounts are known by id, the customer has discounts of its own, and the log of their terms: some come
 * twice, some in several versions, some are forgotten, some never come.
 */
public final class TermsStory {

    public static final String CUSTOMER = "cus_1";

    private static final Instant PUBLISHED = Instant.parse("2024-06-01T00:00:00Z");

    private final Chance chance;
    private final String customer;
    private final Story story;
    private final List<Published> log = new ArrayList<>();
    private int ids;

    /**
     * A record of the topic.
     *
     * @param terms null: they are forgotten
     */
    public record Published(String id, @Nullable DiscountTerms terms) {}

    private TermsStory(long seed, String customer, Story told) {
        this.customer = customer;
        chance = new Chance(seed ^ 0x7e125);
        story = new Story(
                told.profile(),
                told.events().stream().map(this::byId).toList(),
                told.attributes(),
                told.hardInstants());
        if (chance.percent(50)) {
            haveDiscounts(told.events());
        }
        if (chance.percent(50)) {
            useUp(told.events());
        }
        disturb();
    }

    public static TermsStory from(long seed, Story told) {
        return new TermsStory(seed, CUSTOMER, told);
    }

    /** Of a customer among others: no two share a discount. */
    public static TermsStory from(long seed, String customer, Story told) {
        return new TermsStory(seed, customer, told);
    }

    public Story story() {
        return story;
    }

    /** In the order of the topic. */
    public List<Published> log() {
        return List.copyOf(log);
    }

    private Snapshot byId(Snapshot snapshot) {
        return snapshot.with(snapshot.discounts().stream()
                .map(discount -> chance.percent(60) ? named(discount) : discount)
                .toList());
    }

    private Discount named(Discount discount) {
        String id = "di_" + (chance.percent(20) ? chance.between(0, ids) : ids++) + ofCustomer();
        publish(terms(id, discount, null));
        return new Discount(
                null,
                null,
                null,
                discount.duration(),
                chance.percent(30) ? discount.endsAt() : null,
                chance.percent(30) ? discount.productIds() : List.of(),
                id,
                chance.percent(20) ? discount.startsAt() : null);
    }

    /** Invoices of its first subscription use them up, some before any snapshot could name them. */
    private void useUp(List<Snapshot> events) {
        for (int i = chance.between(1, 2); i > 0; i--) {
            Snapshot event = chance.of(events);
            Discount discount = (chance.percent(60)
                            ? DiscountBuilder.percentOff("20")
                            : DiscountBuilder.amountOff("9", "USD"))
                    .once()
                    .build();
            boolean byCoupon = chance.percent(50);
            String id = "di_once" + ids++ + ofCustomer();
            DiscountTerms whole = coupon(byCoupon ? "coupon_once" + ofCustomer() : id, discount);
            if (byCoupon) {
                publish(whole);
            }
            publish(new DiscountTerms(
                    id,
                    published(),
                    byCoupon ? whole.id() : null,
                    byCoupon ? null : whole.percentOff(),
                    byCoupon ? null : whole.amountOff(),
                    byCoupon ? null : whole.currency(),
                    byCoupon ? null : whole.duration(),
                    null,
                    chance.percent(90) ? event.occurredAt() : null,
                    chance.percent(70) ? event.occurredAt().plus(Duration.ofHours(chance.between(0, 1500))) : null,
                    byCoupon ? null : whole.productIds(),
                    customer,
                    event.subscriptionId()));
        }
    }

    private String ofCustomer() {
        return customer.equals(CUSTOMER) ? "" : "_of_" + customer;
    }

    private void haveDiscounts(List<Snapshot> events) {
        for (int i = chance.between(1, 3); i > 0; i--) {
            Discount discount = chance.percent(60)
                    ? DiscountBuilder.percentOff("25").build()
                    : DiscountBuilder.amountOff("7", "USD").once().build();
            publish(terms(
                    "di_own" + ids++ + ofCustomer(), discount, chance.of(events).occurredAt()));
        }
    }

    /** The coupon is said by the terms, or by terms of its own. */
    private DiscountTerms terms(String id, Discount discount, @Nullable Instant ownStart) {
        Instant start = ownStart == null ? discount.startsAt() : ownStart.minus(Duration.ofHours(chance.between(0, 1)));
        Instant end = ownStart != null && chance.percent(40)
                ? ownStart.plus(Duration.ofDays(chance.between(1, 90)))
                : discount.endsAt();
        String owner = ownStart == null ? null : this.customer;
        if (chance.percent(50)) {
            String coupon = "coupon_" + chance.between(0, 5) + ofCustomer();
            publish(coupon(coupon, discount));
            return new DiscountTerms(
                    id, published(), coupon, null, null, null, null, null, start, end, null, owner, null);
        }
        DiscountTerms whole = coupon(id, discount);
        return new DiscountTerms(
                id,
                whole.publishedAt(),
                null,
                whole.percentOff(),
                whole.amountOff(),
                whole.currency(),
                whole.duration(),
                whole.months(),
                start,
                end,
                whole.productIds(),
                owner,
                chance.percent(10) ? "sub_0" : null);
    }

    private DiscountTerms coupon(String id, Discount discount) {
        DiscountDuration duration = chance.percent(80) ? discount.duration() : null;
        return new DiscountTerms(
                id,
                published(),
                null,
                discount.percentOff(),
                discount.amountOff(),
                discount.currency(),
                duration,
                duration == DiscountDuration.REPEATING && chance.percent(60) ? chance.between(1, 12) : null,
                null,
                null,
                chance.percent(30) ? null : discount.productIds(),
                null,
                null);
    }

    private Instant published() {
        return PUBLISHED.plusSeconds(chance.between(0, 3));
    }

    private void publish(DiscountTerms terms) {
        if (chance.percent(95)) {
            log.add(chance.between(0, log.size()), new Published(terms.id(), terms));
        }
    }

    /** Repeats some, contradicts some, forgets some. */
    private void disturb() {
        for (Published known : List.copyOf(log)) {
            DiscountTerms terms = known.terms();
            if (terms != null && chance.percent(25)) {
                log.add(chance.between(0, log.size()), known);
            }
            if (terms != null && chance.percent(15)) {
                Discount other = DiscountBuilder.percentOff(new BigDecimal(chance.between(1, 99)).toString())
                        .build();
                log.add(chance.between(0, log.size()), new Published(terms.id(), terms(terms.id(), other, null)));
            }
            if (chance.percent(8)) {
                log.add(chance.between(0, log.size()), new Published(known.id(), null));
            }
        }
    }
}
