package dev.tidewatch.app.api;

import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Cursor;
import dev.tidewatch.app.api.call.Page;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Rows;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.ListedCustomer;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The customers that a search finds, in the order that was asked for. */
final class CustomerList {

    private static final int PATIENCE_SECONDS = 10;
    private static final String NAME = "customers";

    /** Its place in a cursor. */
    private static final int SINCE = 3;

    private final Views views;
    private final Rows rows;
    private final String topic;
    private final KnownSegments segments;

    /** Each search reads all customers, or all of a segment. */
    private final Semaphore one = new Semaphore(1);

    CustomerList(Views views, Settings settings, Rows rows) {
        this.views = views;
        this.rows = rows;
        this.topic = settings.topics().health();
        this.segments = new KnownSegments(views);
    }

    void answer(Call request) throws IOException, InterruptedException {
        Query query = Query.ofList(request, CustomerSearch.PARAMETERS);
        ListedCustomer last = query.next(NAME, CustomerList::place);
        Page<ListedCustomer> page = new Page<>(query.limit());
        Asked asked = new Asked(segments.of(query), CustomerSearch.of(query), last);
        Found found = found(request, asked, page);
        rows.answer(
                request,
                query,
                new Rows.Listing<CustomerHealth>(
                        topic,
                        NAME,
                        json -> {
                            json.writeNumberField("total", found.total);
                            json.writeNumberField("paying", found.paying);
                            json.writeStringField("mrr", found.mrr.toPlainString());
                        },
                        receiver -> page.found()
                                .forEach(one ->
                                        views.health().of(one.customerId()).ifPresent(receiver)),
                        CustomerHealth::getCustomerId),
                page.next(CustomerList::cursor));
    }

    /**
     * Holds what a search found.
     *
     * @param paying those of them that have MRR
     * @param mrr of all of them, in the reporting currency
     */
    private record Found(long total, long paying, BigDecimal mrr) {}

    /**
     * Says which customers are asked for.
     *
     * @param last the customer after which the list goes on; null for its beginning
     */
    private record Asked(
            Segment segment,
            CustomerSearch search,
            @Nullable ListedCustomer last) {

        boolean isStillToCome(ListedCustomer customer) {
            return last == null || search.order().compare(customer, last) > 0;
        }
    }

    private Found found(Call request, Asked asked, Page<ListedCustomer> page) throws InterruptedException {
        if (!one.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            request.header("Retry-After", "5");
            throw new Refusal(Refusal.UNAVAILABLE, "other customers are being searched; ask again");
        }
        try {
            return found(asked, page);
        } finally {
            one.release();
        }
    }

    private Found found(Asked asked, Page<ListedCustomer> page) {
        CustomerSearch search = asked.search;
        PriorityQueue<ListedCustomer> kept = new PriorityQueue<>(search.order().reversed());
        long[] counts = new long[2];
        BigDecimal[] mrr = {BigDecimal.ZERO};
        views.health().eachListed(asked.segment, customer -> {
            if (!search.finds(customer)) {
                return;
            }
            counts[0]++;
            BigDecimal own = customer.reportingMrr();
            if (own != null && own.signum() > 0) {
                counts[1]++;
                mrr[0] = mrr[0].add(own);
            }
            if (asked.isStillToCome(customer)) {
                kept.add(customer);
            }
            if (kept.size() > page.size() + 1) {
                kept.remove();
            }
        });
        kept.stream().sorted(search.order()).forEach(page::test);
        return new Found(counts[0], counts[1], mrr[0]);
    }

    /** Returns what customers are sorted by, of the last that was given. */
    private static Cursor cursor(ListedCustomer last) {
        return Cursor.of(NAME, text(last.reportingMrr()), text(last.score()), text(last.since()), last.customerId());
    }

    private static ListedCustomer place(Cursor cursor) {
        return new ListedCustomer(
                cursor.part(SINCE + 1),
                CustomerStatus.UNKNOWN,
                cursor.part(1).isEmpty() ? null : new BigDecimal(cursor.part(1)),
                cursor.part(2).isEmpty() ? null : new BigDecimal(cursor.part(2)),
                cursor.part(SINCE).isEmpty() ? null : cursor.instant(SINCE),
                "");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
