package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.DiscountTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole topic of terms, looked through for every question. */
public record NaiveTerms(String customerId, List<TermsStory.Published> log) {

    public static final NaiveTerms NONE = new NaiveTerms("", List.of());

    /** The snapshot as it is billed, by what is known. */
    Snapshot billed(Snapshot snapshot) {
        if (log.isEmpty() && snapshot.discounts().stream().noneMatch(NaiveTerms::isReference)) {
            return snapshot;
        }
        List<Discount> discounts = new ArrayList<>();
        for (Discount stated : snapshot.discounts().isEmpty() ? customers() : snapshot.discounts()) {
            if (!isReference(stated)) {
                discounts.add(stated);
            } else {
                told(stated, snapshot)
                        .filter(told -> !snapshot.discounts().isEmpty()
                                || told.endsAt() == null
                                || told.endsAt().isAfter(snapshot.occurredAt()))
                        .ifPresent(discounts::add);
            }
        }
        return snapshot.with(discounts);
    }

    /** Of the snapshot's subscription those that count for one invoice, where it does not state them. */
    List<Discount> usedUp(Snapshot snapshot) {
        List<Discount> usedUp = new ArrayList<>();
        for (DiscountTerms terms : held()) {
            boolean its = customerId.equals(terms.customerId())
                    && snapshot.subscriptionId().equals(terms.subscriptionId());
            boolean named =
                    snapshot.discounts().stream().anyMatch(stated -> terms.id().equals(stated.termsId()));
            if (its && !named) {
                told(reference(terms, terms.endsAt()), snapshot)
                        .filter(told -> told.duration() == DiscountDuration.ONCE)
                        .filter(told -> snapshot.discounts().stream()
                                .noneMatch(stated -> Objects.equals(stated.startsAt(), told.startsAt())
                                        && Amounts.same(stated.percentOff(), told.percentOff())
                                        && Amounts.same(stated.amountOff(), told.amountOff())))
                        .ifPresent(usedUp::add);
            }
        }
        return usedUp;
    }

    private static boolean isReference(Discount stated) {
        return stated.termsId() != null && stated.percentOff() == null && stated.amountOff() == null;
    }

    private Optional<Discount> told(Discount stated, Snapshot snapshot) {
        DiscountTerms terms = of(requireNonNull(stated.termsId()));
        if (terms == null) {
            return Optional.empty();
        }
        DiscountTerms coupon = terms.couponId() == null ? null : of(terms.couponId());
        List<DiscountTerms> both =
                Stream.of(terms, coupon).filter(Objects::nonNull).toList();
        DiscountTerms amounts = both.stream()
                .filter(one -> one.percentOff() != null || one.amountOff() != null)
                .findFirst()
                .orElse(null);
        Set<String> currencies = new HashSet<>();
        snapshot.items().forEach(item -> currencies.add(item.currency()));
        if (amounts == null || (amounts.amountOff() != null && !currencies.contains(amounts.currency()))) {
            return Optional.empty();
        }
        List<String> listed = both.stream()
                .map(DiscountTerms::productIds)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Set<@Nullable String> sold = new HashSet<>();
        snapshot.items().stream().map(Item::productId).forEach(sold::add);
        if (listed == null && stated.productIds().isEmpty() && sold.size() > 1) {
            return Optional.empty();
        }
        Instant start = stated.startsAt() != null ? stated.startsAt() : terms.startsAt();
        TreeSet<Instant> ends = new TreeSet<>();
        add(ends, stated.endsAt());
        DiscountDuration duration = both.stream()
                .map(DiscountTerms::duration)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(DiscountDuration.FOREVER);
        if (duration != DiscountDuration.ONCE || terms.subscriptionId() == null) {
            add(ends, terms.endsAt() != null ? terms.endsAt() : counted(both, start));
        }
        Set<String> products = products(stated, listed);
        boolean nothing = products.isEmpty() && !stated.productIds().isEmpty();
        return Optional.of(new Discount(
                nothing ? BigDecimal.ZERO : amounts.percentOff(),
                nothing ? null : amounts.amountOff(),
                amounts.currency(),
                duration,
                ends.isEmpty() ? null : ends.first(),
                List.copyOf(products),
                null,
                start));
    }

    private static Set<String> products(Discount stated, @Nullable List<String> listed) {
        Set<String> products = new TreeSet<>(listed == null || listed.isEmpty() ? stated.productIds() : listed);
        if (!stated.productIds().isEmpty()) {
            products.retainAll(stated.productIds());
        }
        return products;
    }

    private static @Nullable Instant counted(List<DiscountTerms> both, @Nullable Instant start) {
        Integer months = both.stream()
                .map(DiscountTerms::months)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return months == null || start == null
                ? null
                : start.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    private static void add(Set<Instant> ends, @Nullable Instant end) {
        if (end != null) {
            ends.add(end);
        }
    }

    /** What an event would name if it stated the customer's own. */
    private List<Discount> customers() {
        List<DiscountTerms> own = held().stream()
                .filter(terms -> customerId.equals(terms.customerId()) && terms.subscriptionId() == null)
                .toList();
        List<Discount> named = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            named.add(reference(
                    own.get(i), i + 1 == own.size() ? null : own.get(i + 1).startsAt()));
        }
        return named;
    }

    /** In order of start. */
    private List<DiscountTerms> held() {
        return log.stream()
                .map(TermsStory.Published::id)
                .distinct()
                .map(this::of)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(
                                (DiscountTerms terms) -> terms.startsAt() == null ? Instant.MIN : terms.startsAt())
                        .thenComparing(DiscountTerms::id))
                .toList();
    }

    private static Discount reference(DiscountTerms terms, @Nullable Instant end) {
        return new Discount(null, null, null, DiscountDuration.FOREVER, end, List.of(), terms.id(), terms.startsAt());
    }

    private @Nullable DiscountTerms of(String id) {
        DiscountTerms holding = null;
        for (TermsStory.Published published : log) {
            if (published.id().equals(id)) {
                DiscountTerms next = published.terms();
                holding = next == null || holding == null ? next : larger(holding, next);
            }
        }
        return holding;
    }

    private static DiscountTerms larger(DiscountTerms left, DiscountTerms right) {
        Comparator<DiscountTerms> order = Comparator.comparing(DiscountTerms::publishedAt)
                .thenComparing(terms -> terms.productIds() != null)
                .thenComparing(NaiveTerms::json);
        return order.compare(left, right) >= 0 ? left : right;
    }

    /** Members in order of name. */
    private static String json(DiscountTerms terms) {
        StringBuilder json = new StringBuilder();
        member(
                json,
                "amountOff",
                terms.amountOff() == null ? null : quoted(terms.amountOff().toPlainString()));
        member(json, "couponId", quoted(terms.couponId()));
        member(json, "currency", quoted(terms.currency()));
        member(json, "customerId", quoted(terms.customerId()));
        member(json, "duration", quoted(terms.duration()));
        member(json, "endsAt", quoted(terms.endsAt()));
        member(json, "months", terms.months());
        member(
                json,
                "percentOff",
                terms.percentOff() == null ? null : quoted(terms.percentOff().toPlainString()));
        member(
                json,
                "productIds",
                terms.productIds() == null
                        ? null
                        : "["
                                + String.join(
                                        ",",
                                        terms.productIds().stream()
                                                .map(NaiveTerms::quoted)
                                                .toList()) + "]");
        member(json, "publishedAt", quoted(terms.publishedAt()));
        member(json, "startsAt", quoted(terms.startsAt()));
        member(json, "subscriptionId", quoted(terms.subscriptionId()));
        member(json, "termsId", quoted(terms.id()));
        return json.append('}').toString();
    }

    private static void member(StringBuilder json, String name, @Nullable Object value) {
        if (value != null) {
            json.append(json.isEmpty() ? '{' : ',')
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value);
        }
    }

    private static @Nullable String quoted(@Nullable Object value) {
        return value == null ? null : "\"" + value + "\"";
    }
}
