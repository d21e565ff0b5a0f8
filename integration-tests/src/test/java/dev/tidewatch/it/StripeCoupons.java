package dev.tidewatch.it;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Customers at 40 a month with half of it off, as versions of Stripe's API tell it to a webhook. */
final class StripeCoupons {

    /** The last has a discount of which nobody ever tells the terms. */
    static final Map<String, String> EXPECTED = Map.of(
            "cus_2024", "20.000000",
            "cus_basil", "20.000000",
            "cus_clover", "20.000000",
            "cus_level", "20.000000",
            "cus_open", "40.000000");

    private static final String HALF =
            "{\"id\": \"half\", \"object\": \"coupon\", \"percent_off\": 50, \"duration\": \"forever\"}";

    private StripeCoupons() {}

    static List<String> ofEachGeneration(Instant at) {
        long second = at.getEpochSecond();
        String start = "\"start\": " + second + ", \"end\": null";
        return List.of(
                subscription(
                        "cus_2024",
                        second,
                        "\"discount\": {\"id\": \"di_2024\", \"coupon\": " + HALF + ", " + start + "}"),
                subscription("cus_basil", second, "\"discounts\": [\"di_basil\"]"),
                discount(
                        "cus_basil", second, "\"subscription\": \"sub_cus_basil\", \"coupon\": " + HALF + ", " + start),
                discount(
                        "cus_clover",
                        second,
                        "\"subscription\": \"sub_cus_clover\", \"source\": {\"type\": \"coupon\", \"coupon\": \"half\"}, "
                                + start),
                subscription("cus_clover", second, "\"discounts\": [\"di_clover\"]"),
                discount("cus_level", second, "\"subscription\": null, \"coupon\": " + HALF + ", " + start),
                subscription("cus_level", second, "\"discounts\": []"),
                subscription("cus_open", second, "\"discounts\": [\"di_gone\"]"),
                event("coupon.created", "coupon", second, HALF));
    }

    private static String subscription(String customer, long second, String discounts) {
        return event("customer.subscription.created", customer, second, """
                {"id": "sub_%s", "object": "subscription", "customer": "%s", "status": "active", "items": {"data": [
                  {"id": "si_1", "quantity": 1, "price": {"id": "price_pro", "product": "prod_app", "currency": "usd",
                    "unit_amount": 4000, "recurring": {"interval": "month", "interval_count": 1}}}]}, %s}
                """.formatted(customer, customer, discounts));
    }

    private static String discount(String customer, long second, String rest) {
        return event("customer.discount.created", customer, second, """
                {"id": "di_%s", "object": "discount", "customer": "%s", %s}
                """.formatted(
                        customer.substring("cus_".length()), customer, rest));
    }

    private static String event(String type, String about, long second, String object) {
        return """
                {"id": "evt_%s_%s", "object": "event", "created": %d, "type": "%s", "data": {"object": %s}}
                """.formatted(type, about, second, type, object);
    }
}
