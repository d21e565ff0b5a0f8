package dev.tidewatch.it;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Three customers of the last forty days: one grows, one leaves, one is about to; and an event that cannot be. */
public record SmallCompany(Instant now) {

    private static final String SNAPSHOT = """
            {"topic":"subscription-events","key":"%1$s","value":{"eventId":"%1$s-%2$s","customerId":"%1$s","occurredAt":"%2$s",\
            "subscriptionId":"%1$s-1","type":"%3$s","status":"%4$s","items":[{"planId":"%5$s","unitAmount":"%6$s","currency":"USD",\
            "quantity":%7$d,"interval":"MONTH","intervalCount":1,"usageType":"LICENSED"}]%8$s}}""";

    public List<String> lines() {
        return List.of(
                event("ada", 40, "CREATED", "ACTIVE", 1, ""),
                event("ada", 20, "CHANGED", "ACTIVE", 2, ""),
                event("bob", 38, "CREATED", "ACTIVE", 1, ""),
                event("bob", 10, "CANCELED", "CANCELED", 1, ""),
                event("cyd", 30, "CREATED", "ACTIVE", 3, ""),
                event("cyd", 1, "CANCEL_SCHEDULED", "ACTIVE", 3, ",\"cancelAt\":\"" + day(-20) + "\""),
                event("dan", 5, "CREATED", "ACTIVE", -1, ""));
    }

    /** A customer of whom nothing was told until now. */
    public String began(String customer, int daysAgo) {
        return event(customer, daysAgo, "CREATED", "ACTIVE", 1, "");
    }

    /** A customer who begins now. */
    public String started(String customer) {
        return event(customer, 0, "CREATED", "ACTIVE", 1, "");
    }

    Instant day(int ago) {
        return now.minus(Duration.ofDays(ago));
    }

    private String event(String customer, int daysAgo, String type, String status, int seats, String more) {
        String plan = customer.equals("bob") ? "starter" : "team";
        String price = customer.equals("bob") ? "29.00" : "49.00";
        return SNAPSHOT.formatted(customer, day(daysAgo), type, status, plan, price, seats, more);
    }
}
