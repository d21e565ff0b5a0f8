package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.engagement.UsageDays;
import dev.tidewatch.domain.engagement.UsageMarks;
import dev.tidewatch.domain.money.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Shows payments and use of a customer, as far as its state still has them one by one: a longer history adds nothing. */
final class KeptActivity {

    /** Within the lateness there are few, but nothing says so. */
    private static final int MOST = 100;

    private KeptActivity() {}

    /** Sets {@code payments}, the newest first, and {@code use}. */
    static void addTo(ObjectNode json, CustomerState state) {
        ArrayNode payments = json.putArray("payments");
        List<BillingEntry> kept = state.risk().billing().retained();
        for (int i = kept.size() - 1; i >= Math.max(0, kept.size() - MOST); i--) {
            add(payments.addObject(), kept.get(i));
        }
        UsageMarks usage = state.engagement().usage();
        Instant last = usage.lastActivity();
        if (last == null) {
            json.putNull("use");
        } else {
            add(json.putObject("use").put("lastAt", last.toString()).putArray("days"), usage.days());
        }
    }

    /** Returns none where another instance has the customer. */
    static void addNothingTo(ObjectNode json) {
        json.putNull("payments").putNull("use");
    }

    private static void add(ObjectNode json, BillingEntry entry) {
        json.put("eventId", entry.eventId())
                .put("occurredAt", entry.occurredAt().toString())
                .put("type", entry.type().name())
                .put("invoiceId", entry.invoiceId())
                .put("currency", entry.currency())
                .put("failureCode", entry.failureCode());
        if (entry.currency() == null) {
            json.putNull("amount");
        } else {
            json.put("amount", Amounts.ofMicros(entry.micros()).toPlainString());
        }
    }

    private static void add(ArrayNode json, UsageDays days) {
        for (int back = 0; back < days.size(); back++) {
            if (days.get(back) > 0) {
                json.addObject()
                        .put("day", LocalDate.ofEpochDay(days.newest() - back).toString())
                        .put("uses", days.get(back));
            }
        }
    }
}
