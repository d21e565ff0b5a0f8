package dev.tidewatch.app.api;

import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.output.CustomerHealth;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The customers that a search finds, in the order that was asked for. */
final class CustomerList {

    private static final int PATIENCE_SECONDS = 10;

    private final Views views;
    private final Rows rows;
    private final String topic;
    private final KnownSegments segments;

    /** Each search reads all customers. */
    private final Semaphore one = new Semaphore(1);

    CustomerList(Views views, Settings settings, Rows rows) {
        this.views = views;
        this.rows = rows;
        this.topic = settings.topics().health();
        this.segments = new KnownSegments(views);
    }

    void answer(Context request) throws IOException, InterruptedException {
        Query query = Query.ofList(request, CustomerSearch.PARAMETERS);
        CustomerSearch search =
                CustomerSearch.of(query, new Membership(views.movements()::revisions).of(segments.of(query)));
        Found found = found(request, search, query.limit());
        rows.answer(
                request,
                query,
                new Rows.Listing<CustomerHealth>(
                        topic,
                        "customers",
                        json -> {
                            json.writeNumberField("total", found.total);
                            json.writeStringField("mrr", found.mrr.toPlainString());
                        },
                        receiver -> found.first.forEach(receiver),
                        CustomerHealth::getCustomerId));
    }

    /**
     * What a search found.
     *
     * @param mrr of all of them, in the reporting currency
     * @param first of them in their order, as many as were asked for
     */
    private record Found(long total, BigDecimal mrr, List<CustomerHealth> first) {}

    private Found found(Context request, CustomerSearch search, int limit) throws InterruptedException {
        if (!one.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            request.header("Retry-After", "5");
            throw new Refusal(Refusal.UNAVAILABLE, "other customers are being searched; ask again");
        }
        try {
            return found(search, limit);
        } finally {
            one.release();
        }
    }

    private Found found(CustomerSearch search, int limit) {
        PriorityQueue<CustomerHealth> kept = new PriorityQueue<>(search.order().reversed());
        long[] total = {0};
        BigDecimal[] mrr = {BigDecimal.ZERO};
        views.health().each(health -> {
            if (search.finds(health)) {
                total[0]++;
                mrr[0] = mrr[0].add(health.getReportingMrr() == null ? BigDecimal.ZERO : health.getReportingMrr());
                kept.add(health);
                if (kept.size() > limit) {
                    kept.remove();
                }
            }
        });
        List<CustomerHealth> first = new ArrayList<>(kept);
        first.sort(search.order());
        return new Found(total[0], mrr[0], first);
    }
}
