package dev.tidewatch.it.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.it.InputLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two months of a company that ended before now, an event every half an hour, no two at one instant: one order by time. */
final class OldHistory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 40;
    private static final int EVENTS = 2_800;
    private static final Duration PAUSE = Duration.ofMinutes(31);

    private final Random random;
    private final List<InputLine> lines = new ArrayList<>();

    private OldHistory(long seed) {
        random = new Random(seed);
    }

    static List<InputLine> events(long seed, Instant start) {
        OldHistory history = new OldHistory(seed);
        for (int i = 0; i < EVENTS; i++) {
            int customer = i < CUSTOMERS ? i : history.random.nextInt(CUSTOMERS);
            history.add(i, customer, start.plus(PAUSE.multipliedBy(i)));
        }
        return history.lines;
    }

    private void add(int number, int customer, Instant at) {
        // The first half of them falls silent after a month.
        boolean isSilent = customer < CUSTOMERS / 2 && number > EVENTS / 2;
        int kind = number < CUSTOMERS ? 0 : random.nextInt(10);
        if (kind == 0) {
            add("subscription-events", number, customer, at).setAll(subscription(customer, number));
        } else if (kind <= 2) {
            boolean fails = customer % 3 == 0 && random.nextInt(4) > 0;
            add("billing-events", number, customer, at)
                    .put("type", fails ? "PAYMENT_FAILED" : "INVOICE_PAID")
                    .put("amount", "49.00")
                    .put("currency", "USD");
        } else if (kind == 3) {
            add("support-events", number, customer, at).put("type", "OPENED").put("ticketId", "ticket " + number);
        } else if (!isSilent) {
            add("usage-events", number, customer, at).put("feature", "export").put("count", 3);
        }
    }

    private ObjectNode subscription(int customer, int number) {
        boolean ends = number > EVENTS / 2 && random.nextInt(6) == 0;
        ObjectNode subscription = JSON.createObjectNode()
                .put("subscriptionId", "sub " + customer)
                .put("type", "CHANGED")
                .put("status", ends ? "CANCELED" : "ACTIVE");
        subscription
                .putArray("items")
                .addObject()
                .put("planId", "pro")
                .put("unitAmount", Integer.toString(150 + 10 * random.nextInt(20)))
                .put("currency", "USD")
                .put("quantity", 1)
                .put("interval", "MONTH")
                .put("intervalCount", 1)
                .put("usageType", "LICENSED");
        return subscription;
    }

    private ObjectNode add(String topic, int number, int customer, Instant at) {
        ObjectNode event = JSON.createObjectNode()
                .put("eventId", "event " + number)
                .put("customerId", "cus_" + customer)
                .put("occurredAt", at.toString());
        lines.add(new InputLine(topic, "cus_" + customer, event));
        return event;
    }
}
