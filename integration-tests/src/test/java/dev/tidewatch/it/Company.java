package dev.tidewatch.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Some months of a random company's events, all of which are accepted: one seed, one company. Events of all topics and customers,
 * scheduled ends and ends of discounts crowd on few instants; some events come late, some twice. Each day more costs a row for each
 * window of each segment, and tries no more.
 */
public final class Company {

    public static final Instant START = Instant.parse("2025-01-01T12:00:00Z");
    public static final Instant END = START.plus(Duration.ofDays(100));

    private static final List<String> OTHER_TOPICS =
            List.of("billing-events", "usage-events", "feedback-events", "support-events");
    private static final List<String> STATUSES =
            List.of("ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "PAST_DUE", "PAUSED", "UNPAID", "TRIALING", "CANCELED");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final List<Instant> busyInstants = new ArrayList<>();
    private final List<InputLine> events = new ArrayList<>();

    private Company(long seed, int instants, Duration span) {
        this.random = new Random(seed);
        int hours = Math.toIntExact(span.toHours());
        for (int i = 0; i < instants; i++) {
            Instant at = START.plus(Duration.ofHours(random.nextInt(hours)));
            busyInstants.add(at);
            busyInstants.add(at.plus(Duration.ofMinutes(random.nextInt(90))));
        }
    }

    /**
     * So many customers' events, as they arrive.
     *
     * @param instants on twice as many all that happens falls: the fewer, the more at once
     */
    public static List<InputLine> events(long seed, int customers, int eventsEach, int instants) {
        return events(seed, customers, eventsEach, instants, Duration.between(START, END));
    }

    static List<InputLine> events(long seed, int customers, int eventsEach, int instants, Duration span) {
        Company company = new Company(seed, instants, span);
        for (int i = 0; i < customers; i++) {
            company.customer("cus_" + i, eventsEach);
        }
        return company.arriving();
    }

    /** The same events, each twice, and each coming at most 20 days after it occurred. */
    static List<InputLine> twiceInAnotherOrder(List<InputLine> events, long seed) {
        List<InputLine> twice = new ArrayList<>(events);
        twice.addAll(events);
        return delayed(twice, new Random(seed), 100);
    }

    static ObjectNode event(String eventId, String customerId, Instant at) {
        return JSON.createObjectNode()
                .put("eventId", eventId)
                .put("customerId", customerId)
                .put("occurredAt", at.toString());
    }

    /** Active, one item. */
    public static ObjectNode snapshot(String eventId, String customerId, Instant at, String unitAmount) {
        ObjectNode snapshot = event(eventId, customerId, at)
                .put("subscriptionId", "sub_" + customerId)
                .put("type", "CHANGED")
                .put("status", "ACTIVE");
        snapshot.putArray("items").add(item("pro", unitAmount));
        return snapshot;
    }

    static ObjectNode item(String planId, String unitAmount) {
        return JSON.createObjectNode()
                .put("planId", planId)
                .put("unitAmount", unitAmount)
                .put("currency", "USD")
                .put("quantity", 1)
                .put("interval", "MONTH")
                .put("intervalCount", 1)
                .put("usageType", "LICENSED");
    }

    private void customer(String customerId, int count) {
        for (int i = 0; i < count; i++) {
            Instant at = busyInstant();
            String eventId = "evt_" + customerId + "_" + i;
            if (random.nextInt(5) < 2) {
                add("subscription-events", customerId, randomSnapshot(eventId, customerId, at));
            } else {
                add(OTHER_TOPICS.get(random.nextInt(OTHER_TOPICS.size())), customerId, eventId, at);
            }
        }
    }

    private void add(String topic, String customerId, String eventId, Instant at) {
        ObjectNode event = event(eventId, customerId, at);
        switch (topic) {
            case "billing-events" ->
                event.put("type", random.nextBoolean() ? "INVOICE_PAID" : "PAYMENT_FAILED")
                        .put("amount", one(4, eventId) ? "0.00" : "49.00")
                        .put("currency", "USD");
            case "usage-events" -> event.put("feature", "export").put("count", random.nextInt(100));
            case "feedback-events" -> {
                event.put("kind", one(3, eventId) ? "CSAT" : "NPS").put("score", random.nextInt(11));
                event.put("scaleMax", 10);
            }
            case "support-events" -> event.put("type", "OPENED").put("ticketId", "tic_" + eventId);
            default -> throw new IllegalArgumentException(topic);
        }
        add(topic, customerId, event);
    }

    private void add(String topic, String customerId, ObjectNode event) {
        events.add(new InputLine(topic, customerId, event));
    }

    private ObjectNode randomSnapshot(String eventId, String customerId, Instant at) {
        ObjectNode snapshot = event(eventId, customerId, at)
                .put("subscriptionId", "sub_" + customerId + "_" + random.nextInt(2))
                .put("type", random.nextBoolean() ? "CHANGED" : "RENEWED")
                .put("status", STATUSES.get(random.nextInt(STATUSES.size())));
        ArrayNode items = snapshot.putArray("items");
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            items.add(randomItem());
        }
        if (snapshot.get("status").textValue().equals("TRIALING") && !one(5, eventId)) {
            snapshot.put(
                    "trialEndsAt",
                    at.plus(Duration.ofHours(eventId.hashCode() % 400)).toString());
        }
        if (random.nextInt(4) == 0) {
            snapshot.put("cancelAt", busyInstant().toString());
        }
        if (random.nextInt(5) == 0) {
            snapshot.putArray("discounts")
                    .addObject()
                    .put("percentOff", "25")
                    .put("duration", "REPEATING")
                    .put("endsAt", busyInstant().toString());
        }
        snapshot.putObject("attributes").put("region", random.nextBoolean() ? "north" : "south");
        return snapshot;
    }

    private ObjectNode randomItem() {
        return item("plan_" + random.nextInt(3), 10 * random.nextInt(10) + ".99")
                .put("quantity", random.nextInt(4))
                .put("interval", random.nextBoolean() ? "MONTH" : "YEAR")
                .put("currency", random.nextInt(8) == 0 ? "EUR" : "USD");
    }

    /** Of so many; by the id, for more chances drawn would be another company. */
    private static boolean one(int of, String eventId) {
        return Math.floorMod(eventId.hashCode(), of) == 0;
    }

    private Instant busyInstant() {
        return busyInstants.get(random.nextInt(busyInstants.size()));
    }

    private List<InputLine> arriving() {
        int once = events.size();
        for (int i = 0; i < once; i += 10) {
            events.add(events.get(i));
        }
        return delayed(events, random, 10);
    }

    private static List<InputLine> delayed(List<InputLine> events, Random random, int latePercent) {
        record Arriving(InputLine line, Instant at) {}
        List<Arriving> arriving = new ArrayList<>();
        for (InputLine line : events) {
            int days = random.nextInt(100) < latePercent ? random.nextInt(21) : 0;
            arriving.add(new Arriving(line, line.occurredAt().plus(Duration.ofDays(days))));
        }
        Collections.shuffle(arriving, random);
        arriving.sort(Comparator.comparing(Arriving::at));
        return arriving.stream().map(Arriving::line).toList();
    }
}
