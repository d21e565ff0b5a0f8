package dev.tidewatch.domain.terms;

import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The terms that one customer's discounts go by.
 *
 * @param named those that its snapshots name, and the coupons of these, known or not, sorted by id
 * @param own the customer's, in order of their start
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

    /** Whether any that are named are not known. */
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
            if (discount != null) {
                resolved.add(discount);
            }
        }
        return snapshot.with(resolved);
    }

    /** Whether something that may be taken off the snapshot at this instant is not known. */
    public boolean isOpen(Snapshot snapshot, Instant at) {
        if (isEmpty()) {
            return false;
        }
        Resolution resolution = new Resolution(this, snapshot);
        for (Discount stated : stated(snapshot)) {
            if (resolution.of(stated) == null && resolution.mayRun(stated, at)) {
                return true;
            }
        }
        return false;
    }

    /** Its own discounts, else the customer's. */
    private List<Discount> stated(Snapshot snapshot) {
        if (!snapshot.discounts().isEmpty()) {
            return snapshot.discounts();
        }
        List<Discount> customers = new ArrayList<>(own.size());
        for (int i = 0; i < own.size(); i++) {
            Instant next = i + 1 < own.size() ? own.get(i + 1).startsAt() : null;
            customers.add(Resolution.reference(own.get(i), next));
        }
        return customers;
    }

    private static void addCoupon(@Nullable DiscountTerms terms, Collection<String> needed) {
        if (terms != null && terms.couponId() != null) {
            needed.add(terms.couponId());
        }
    }
}
