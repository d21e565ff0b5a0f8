package dev.tidewatch.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A few customers of the last four months, with something to see in every panel. */
final class PageCompany {

    /** The customer whose name and address its attributes give. */
    static final String NAMED = "cus_09";

    /** The one with a second subscription, whose end is set, payments that failed, one that did not, and use. */
    static final String BUSY = "cus_05";

    /** Returns the answers of the customers that asked to leave. */
    static final String FEEDBACK = "too_expensive";

    private static final int CUSTOMERS = 24;
    private static final int DAYS = 120;

    private final Instant now;
    private final List<InputLine> lines = new ArrayList<>();
    private int events;

    private PageCompany(Instant now) {
        this.now = now;
    }

    static List<InputLine> until(Instant now) {
        PageCompany company = new PageCompany(now);
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i);
        }
        company.add("customer-events", NAMED, company.named());
        company.busy();
        company.add("subscription-events", "cus_bad", company.priced("cus_bad", 2, "-5.00"));
        return company.lines;
    }

    /** A customer that joins at an instant. */
    static InputLine joining(String customerId, Instant at, String unitAmount) {
        return new InputLine(
                "subscription-events", customerId, Company.snapshot("join_" + customerId, customerId, at, unitAmount));
    }

    private void customer(int i) {
        String id = "cus_%02d".formatted(i);
        int joined = DAYS - 4 * i;
        add("subscription-events", id, priced(id, joined, 20 + i + ".99"));
        if (i % 3 == 0) {
            add("subscription-events", id, priced(id, joined / 2, 60 + i + ".50"));
        }
        if (i % 4 == 1) {
            add("subscription-events", id, priced(id, joined / 3, 11 + i + ".00"));
        }
        if (i % 6 == 2) {
            add("subscription-events", id, canceled(id, joined / 4, i % 12 == 2 ? "REQUESTED" : "PAYMENT_FAILED"));
        }
        if (i == 8) {
            add("subscription-events", id, priced(id, 3, "28.99"));
        }
        if (i == 9) {
            for (int month = 1; month <= 3; month++) {
                add(
                        "subscription-events",
                        id,
                        priced(id, 20 - 5 * month, "20.00").put("type", "RENEWED"));
            }
        }
        if (i % 6 == 5) {
            for (int attempt = 0; attempt < 3; attempt++) {
                add("billing-events", id, failure(id, 9 - 3 * attempt));
            }
        }
    }

    private void busy() {
        add(
                "subscription-events",
                BUSY,
                priced(BUSY, 30, "15.00")
                        .put("subscriptionId", "extra")
                        .put("cancelAt", before(-20).toString()));
        add("billing-events", BUSY, failure(BUSY, 2).put("type", "INVOICE_PAID"));
        for (int daysAgo = 20; daysAgo > 17; daysAgo--) {
            add(
                    "usage-events",
                    BUSY,
                    Company.event("use_" + daysAgo, BUSY, before(daysAgo))
                            .put("feature", "export")
                            .put("count", 4));
        }
    }

    private ObjectNode named() {
        ObjectNode stated = Company.event("crm_1", NAMED, before(2));
        stated.putObject("attributes").put("name", "Blue Heron Ltd").put("email", "books@heron.example");
        return stated;
    }

    private ObjectNode priced(String id, int daysAgo, String unitAmount) {
        return Company.snapshot("evt_" + events++, id, before(daysAgo), unitAmount);
    }

    private ObjectNode canceled(String id, int daysAgo, String reason) {
        ObjectNode snapshot =
                priced(id, daysAgo, "1.00").put("status", "CANCELED").put("type", "CANCELED");
        ObjectNode cancellation = snapshot.putObject("cancellation").put("reason", reason);
        if (reason.equals("REQUESTED")) {
            cancellation.put("feedback", FEEDBACK);
        }
        return snapshot;
    }

    private ObjectNode failure(String id, int daysAgo) {
        return Company.event("evt_" + events++, id, before(daysAgo))
                .put("type", "PAYMENT_FAILED")
                .put("invoiceId", "inv_" + id)
                .put("amount", "49.00")
                .put("currency", "USD");
    }

    private Instant before(int days) {
        return now.minus(Duration.ofDays(days)).minus(Duration.ofMinutes(events));
    }

    private void add(String topic, String id, ObjectNode event) {
        lines.add(new InputLine(topic, id, event));
    }
}
