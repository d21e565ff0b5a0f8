package dev.tidewatch.app.api;

import dev.tidewatch.app.api.call.Cursor;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.ListedCustomer;
import dev.tidewatch.output.CustomerStatus;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says which customers are looked for, and in which order.
 *
 * @param words in lower case, which the id or an attribute must have; null for any
 * @param status null for any
 * @param score the span it must lie in
 * @param mrr the same, in the reporting currency
 * @param order of those that are found
 */
record CustomerSearch(
        @Nullable String words,
        @Nullable CustomerStatus status,
        Span score,
        Span mrr,
        Comparator<ListedCustomer> order) {

    static final String[] PARAMETERS = {
        "q", "segment", "status", "scoreFrom", "scoreTo", "mrrFrom", "mrrTo", "sort", "order", "limit", Cursor.PARAMETER
    };

    /** From one amount to another, both included; null where it is open. */
    record Span(@Nullable BigDecimal from, @Nullable BigDecimal to) {

        /** An unknown value lies in no span but the open one. */
        boolean has(@Nullable BigDecimal value) {
            if (from == null && to == null) {
                return true;
            }
            return value != null
                    && (from == null || value.compareTo(from) >= 0)
                    && (to == null || value.compareTo(to) <= 0);
        }
    }

    static CustomerSearch of(Query query) {
        String words = query.text("q");
        String status = query.text("status");
        return new CustomerSearch(
                words == null ? null : words.strip().toLowerCase(Locale.ROOT),
                status == null ? null : Query.oneOf("status", status, CustomerStatus.values()),
                new Span(query.decimal("scoreFrom"), query.decimal("scoreTo")),
                new Span(query.decimal("mrrFrom"), query.decimal("mrrTo")),
                order(query));
    }

    boolean finds(ListedCustomer customer) {
        return (status == null || customer.status() == status)
                && score.has(customer.score())
                && mrr.has(customer.reportingMrr())
                && (words == null || customer.words().contains(words));
    }

    /** What is unknown comes last either way, and customers that are alike by their id. */
    private static Comparator<ListedCustomer> order(Query query) {
        String sort = query.text("sort");
        String order = query.text("order");
        boolean falls = order == null ? sort == null || !sort.equals("id") : order.equals("desc");
        if (order != null && !falls && !order.equals("asc")) {
            throw Refusal.badRequest("order is '" + order + "'; it must be asc or desc");
        }
        Comparator<ListedCustomer> by = switch (sort == null ? "mrr" : sort) {
            case "mrr" -> by(ListedCustomer::reportingMrr, falls);
            case "score" -> by(ListedCustomer::score, falls);
            case "since" -> by(ListedCustomer::since, falls);
            case "id" -> by(ListedCustomer::customerId, falls);
            default -> throw Refusal.badRequest("sort is '" + sort + "'; it must be one of id, mrr, score, since");
        };
        return by.thenComparing(ListedCustomer::customerId);
    }

    private static <T extends Comparable<? super T>> Comparator<ListedCustomer> by(
            Function<ListedCustomer, @Nullable T> field, boolean falls) {
        Comparator<T> natural = Comparator.naturalOrder();
        return Comparator.comparing(field, Comparator.nullsLast(falls ? natural.reversed() : natural));
    }
}
