package dev.tidewatch.avro.state;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.LedgerTerms;
import dev.tidewatch.domain.terms.TermsBook;
import dev.tidewatch.domain.terms.TermsFound;
import dev.tidewatch.state.PublishedTerms;
import dev.tidewatch.state.TermsBookState;
import dev.tidewatch.state.TermsState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms of discounts, on the wire and in the stores. Reading assumes that {@code InputRules} found nothing. */
public final class TermsMapping {

    private static final int PERCENT_SCALE = 6;

    private TermsMapping() {}

    public static DiscountTerms toDomain(dev.tidewatch.event.DiscountTerms terms) {
        return new DiscountTerms(
                terms.getTermsId(),
                terms.getPublishedAt(),
                terms.getCouponId(),
                terms.getPercentOff(),
                terms.getAmountOff(),
                terms.getCurrency(),
                terms.getDuration() == null
                        ? null
                        : DiscountDuration.valueOf(terms.getDuration().name()),
                terms.getMonths(),
                terms.getStartsAt(),
                terms.getEndsAt(),
                terms.getProductIds(),
                terms.getCustomerId(),
                terms.getSubscriptionId());
    }

    public static dev.tidewatch.event.DiscountTerms toEvent(DiscountTerms terms) {
        return new dev.tidewatch.event.DiscountTerms(
                terms.id(),
                terms.publishedAt(),
                terms.couponId(),
                scaled(terms.percentOff(), PERCENT_SCALE),
                scaled(terms.amountOff(), Amounts.SCALE),
                terms.currency(),
                terms.duration() == null
                        ? null
                        : dev.tidewatch.event.DiscountDuration.valueOf(
                                terms.duration().name()),
                terms.months(),
                terms.startsAt(),
                terms.endsAt(),
                terms.productIds(),
                terms.customerId(),
                terms.subscriptionId());
    }

    /**
     * As they are stored.
     *
     * @param terms null: they are not known, or forgotten
     */
    public static PublishedTerms toState(String id, @Nullable DiscountTerms terms) {
        return new PublishedTerms(id, terms == null ? null : toEvent(terms));
    }

    public static @Nullable DiscountTerms toDomain(PublishedTerms state) {
        return state.getTerms() == null ? null : toDomain(state.getTerms());
    }

    /** Null of a customer that needs none. */
    static @Nullable TermsState state(LedgerTerms terms) {
        if (terms.equals(LedgerTerms.NONE)) {
            return null;
        }
        boolean same = terms.opening().equals(terms.current());
        return new TermsState(state(terms.current()), same ? null : state(terms.opening()));
    }

    public static LedgerTerms toDomain(@Nullable TermsState state) {
        if (state == null) {
            return LedgerTerms.NONE;
        }
        TermsBook current = toDomain(state.getCurrent());
        return new LedgerTerms(state.getOpening() == null ? current : toDomain(state.getOpening()), current);
    }

    private static TermsBookState state(TermsBook book) {
        List<PublishedTerms> named = new ArrayList<>(book.named().size());
        book.named().forEach(found -> named.add(toState(found.id(), found.terms())));
        List<dev.tidewatch.event.DiscountTerms> own = new ArrayList<>(book.own().size());
        book.own().forEach(terms -> own.add(toEvent(terms)));
        return new TermsBookState(named, own);
    }

    private static TermsBook toDomain(TermsBookState state) {
        List<TermsFound> named = new ArrayList<>(state.getNamed().size());
        state.getNamed().forEach(found -> named.add(new TermsFound(found.getTermsId(), toDomain(found))));
        List<DiscountTerms> own = new ArrayList<>(state.getOwn().size());
        state.getOwn().forEach(terms -> own.add(toDomain(terms)));
        return new TermsBook(named, own);
    }

    private static @Nullable BigDecimal scaled(@Nullable BigDecimal amount, int scale) {
        return amount == null ? null : amount.setScale(scale);
    }
}
