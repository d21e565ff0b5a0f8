package dev.tidewatch.domain.terms;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The terms that one customer's discounts go by.
 *
 * @param named those that its snapshots name, and the coupons of these, known or not, sorted by id
 * @param own the customer's, and those of one of its subscriptions that an invoice uses up, in order of their start
 */
public record TermsBook(List<TermsFound> named, List<DiscountTerms> own) implements KnownTerms {

    public static final TermsBook NONE = new TermsBook(List.of(), List.of());

    public TermsBook {
        named = List.copyOf(named);
        own = List.copyOf(own);
    }

    /**
     * Looks up what a customer needs.
     *
     * @param ids that its snapshots name
     * @param own the customer's own, in any order
     */
    public static TermsBook of(Collection<String> ids, Collection<DiscountTerms> own, KnownTerms known) {
        if (ids.isEmpty() && own.isEmpty()) {
            return NONE;
        }
        List<DiscountTerms> ordered = new ArrayList<>(own);
        ordered.removeIf(terms -> terms.subscriptionId() != null && lasts(terms, known));
        ordered.sort(DiscountTerms.BY_START);
        TreeSet<String> needed = new TreeSet<>(ids);
        for (String id : ids) {
            addCoupon(known.of(id), needed);
        }
        ordered.forEach(terms -> addCoupon(terms, needed));
        List<TermsFound> named = new ArrayList<>(needed.size());
        for (String id : needed) {
            named.add(new TermsFound(id, known.of(id)));
        }
        return new TermsBook(named, ordered);
    }

    public boolean isEmpty() {
        return named.isEmpty() && own.isEmpty();
    }

    /** Returns whether any that are named are not known. */
    public boolean waits() {
        for (TermsFound found : named) {
            if (found.terms() == null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable DiscountTerms of(String id) {
        for (TermsFound found : named) {
            if (found.id().equals(id)) {
                return found.terms();
            }
        }
        for (DiscountTerms terms : own) {
            if (terms.id().equals(id)) {
                return terms;
            }
        }
        return null;
    }

    /** The snapshot with all that is known of its discounts; what is not known is left out, and counts nothing off. */
    public Snapshot resolve(Snapshot snapshot) {
        if (isEmpty() || (snapshot.discounts().isEmpty() && own.isEmpty())) {
            return snapshot;
        }
        Resolution resolution = new Resolution(this, snapshot);
        List<Discount> resolved = new ArrayList<>();
        for (Discount stated : stated(snapshot)) {
            Discount discount = resolution.of(stated);
            if (discount != null && !isGone(discount, snapshot)) {
                resolved.add(discount);
            }
        }
        return snapshot.with(resolved);
    }

    /** Returns the snapshot with those discounts alone that are not known, each as if it took off everything, for one invoice and for ever. */
    public Snapshot open(Snapshot snapshot) {
        Resolution resolution = new Resolution(this, snapshot);
        List<Discount> open = new ArrayList<>();
        for (Discount stated : stated(snapshot)) {
            if (resolution.of(stated) == null
                    && !isGone(resolution.whole(stated, DiscountDuration.FOREVER), snapshot)) {
                open.add(resolution.whole(stated, DiscountDuration.ONCE));
                open.add(resolution.whole(stated, DiscountDuration.FOREVER));
            }
        }
        return snapshot.with(open);
    }

    /** Returns those that {@link #usedUp} would have if they were known, each as if it took off everything. */
    public List<Discount> openUsedUp(Snapshot snapshot) {
        Resolution resolution = new Resolution(this, snapshot);
        List<Discount> open = new ArrayList<>();
        for (DiscountTerms terms : own) {
            Discount used = Resolution.reference(terms, terms.endsAt());
            if (unstated(terms, snapshot) && resolution.of(used) == null) {
                open.add(resolution.whole(used, DiscountDuration.ONCE));
            }
        }
        return open;
    }

    /**
     * Returns the discounts of the snapshot's subscription that count for one invoice and are not stated, as far as they are known: the invoice may have
     * used them up before. Their end is when they were used up, or taken away.
     */
    public List<Discount> usedUp(Snapshot snapshot) {
        if (own.isEmpty()) {
            return List.of();
        }
        Resolution resolution = new Resolution(this, snapshot);
        List<Discount> usedUp = new ArrayList<>();
        for (DiscountTerms terms : own) {
            Discount whole =
                    unstated(terms, snapshot) ? resolution.of(Resolution.reference(terms, terms.endsAt())) : null;
            if (whole != null && whole.duration() == DiscountDuration.ONCE && !isStatedWhole(whole, snapshot)) {
                usedUp.add(whole);
            }
        }
        return usedUp;
    }

    /** A snapshot that states none has the customer's own, which it no longer has once that has ended. */
    private static boolean isGone(Discount discount, Snapshot snapshot) {
        Instant end = discount.endsAt();
        return snapshot.discounts().isEmpty() && end != null && !end.isAfter(snapshot.occurredAt());
    }

    private static boolean unstated(DiscountTerms terms, Snapshot snapshot) {
        return snapshot.subscriptionId().equals(terms.subscriptionId())
                && snapshot.discounts().stream().noneMatch(stated -> terms.id().equals(stated.termsId()));
    }

    /** A source that gives discounts whole leaves their ids out. */
    private static boolean isStatedWhole(Discount known, Snapshot snapshot) {
        return snapshot.discounts().stream()
                .anyMatch(stated -> Objects.equals(known.startsAt(), stated.startsAt())
                        && Amounts.same(known.percentOff(), stated.percentOff())
                        && Amounts.same(known.amountOff(), stated.amountOff()));
    }

    /** Its own discounts, else the customer's. */
    private List<Discount> stated(Snapshot snapshot) {
        return snapshot.discounts().isEmpty() ? customers() : snapshot.discounts();
    }

    private List<Discount> customers() {
        List<DiscountTerms> theirs =
                own.stream().filter(DiscountTerms::isOfCustomer).toList();
        List<Discount> customers = new ArrayList<>(theirs.size());
        for (int i = 0; i < theirs.size(); i++) {
            Instant next = i + 1 < theirs.size() ? theirs.get(i + 1).startsAt() : null;
            customers.add(Resolution.reference(theirs.get(i), next));
        }
        return customers;
    }

    /** Returns whether it is known to count for more than one invoice. */
    private static boolean lasts(DiscountTerms terms, KnownTerms known) {
        if (terms.duration() != null || terms.couponId() == null) {
            return terms.duration() != DiscountDuration.ONCE;
        }
        DiscountTerms coupon = known.of(terms.couponId());
        return coupon != null && coupon.duration() != DiscountDuration.ONCE;
    }

    private static void addCoupon(@Nullable DiscountTerms terms, Collection<String> needed) {
        if (terms != null && terms.couponId() != null) {
            needed.add(terms.couponId());
        }
    }
}
