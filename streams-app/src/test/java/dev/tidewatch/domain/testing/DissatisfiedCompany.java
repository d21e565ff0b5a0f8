package dev.tidewatch.domain.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A company whose customers leave after bad answers, and for hardly anything else: a failed payment is nothing there. */
public final class DissatisfiedCompany {

    private static final Instant OPENING = Instant.parse("2023-01-01T00:00:00Z");
    private static final String ITEMS = "\"items\":[{\"planId\":\"pro\",\"unitAmount\":\"50.00\",\"currency\":\"USD\","
            + "\"quantity\":1,\"interval\":\"MONTH\",\"intervalCount\":1,\"usageType\":\"LICENSED\"}]";

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final boolean[] isHere;
    private final boolean[] isUnhappy;
    private final int[] times;
    private int events;

    private DissatisfiedCompany(int customers, long seed) {
        random = new Random(seed);
        isHere = new boolean[customers];
        isUnhappy = new boolean[customers];
        times = new int[customers];
    }

    /** Returns its history, one record a line, in the order of its time. */
    public static List<String> lines(int customers, int months, long seed) {
        DissatisfiedCompany company = new DissatisfiedCompany(customers, seed);
        for (int month = 0; month < months; month++) {
            company.live(OPENING.atOffset(ZoneOffset.UTC).plusMonths(month).toInstant());
        }
        return company.lines;
    }

    /** Who was unhappy at the end of the month before leaves on the tenth, if at all. */
    private void live(Instant month) {
        for (int customer = 0; customer < isHere.length; customer++) {
            if (!isHere[customer]) {
                isHere[customer] = true;
                isUnhappy[customer] = false;
                times[customer]++;
                subscription(customer, month.plus(Duration.ofHours(1)), "CREATED", "ACTIVE");
            }
        }
        for (int customer = 0; customer < isHere.length; customer++) {
            if (random.nextInt(100) < (isUnhappy[customer] ? 50 : 2)) {
                isHere[customer] = false;
                subscription(customer, month.plus(Duration.ofDays(9)), "CANCELED", "CANCELED");
            }
        }
        for (int customer = 0; customer < isHere.length; customer++) {
            if (isHere[customer] && random.nextInt(100) < 20) {
                line(
                        "billing-events",
                        customer,
                        month.plus(Duration.ofDays(20)),
                        "\"type\":\"PAYMENT_FAILED\",\"billingReason\":\"CYCLE\",\"invoiceId\":\"inv_" + events
                                + "\",\"amount\":\"50.00\",\"currency\":\"USD\",\"attempt\":1");
            }
        }
        for (int customer = 0; customer < isHere.length; customer++) {
            if (isHere[customer]) {
                isUnhappy[customer] = random.nextInt(100) < 15;
                line(
                        "feedback-events",
                        customer,
                        month.plus(Duration.ofDays(26)),
                        "\"kind\":\"NPS\",\"score\":" + (isUnhappy[customer] ? 3 : 9));
            }
        }
    }

    private void subscription(int customer, Instant at, String type, String status) {
        line(
                "subscription-events",
                customer,
                at,
                "\"subscriptionId\":\"sub_%d\",\"type\":\"%s\",\"status\":\"%s\",%s"
                        .formatted(customer, type, status, ITEMS));
    }

    private void line(String topic, int customer, Instant at, String more) {
        String id = "cus_" + customer + "_" + times[customer];
        events++;
        lines.add(
                "{\"topic\":\"%s\",\"key\":\"%s\",\"value\":{\"eventId\":\"evt_%d\",\"customerId\":\"%s\",\"occurredAt\":\"%s\",%s}}"
                        .formatted(topic, id, events, id, at, more));
    }
}
