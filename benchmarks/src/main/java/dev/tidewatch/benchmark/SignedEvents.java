package dev.tidewatch.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Stripe's webhook makes them, each about a subscription of its own; good for five minutes. */
record SignedEvents(URI webhook, String secret) {

    private static final String ALGORITHM = "HmacSHA256";

    /** About the size of a subscription with one item in a recent API version. */
    private static final String PADDING = "x".repeat(3_000);

    List<HttpRequest> requests(String name, int count) {
        long now = Instant.now().getEpochSecond();
        return IntStream.range(0, count)
                .mapToObj(i -> request(now, event(name + "_" + i, now - 60)))
                .toList();
    }

    private static String event(String id, long created) {
        return """
                {"id": "evt_%1$s", "object": "event", "created": %2$d, "type": "customer.subscription.created", "data": {"object":
                  {"id": "sub_%1$s", "object": "subscription", "customer": "cus_%1$s", "status": "active", "items": {"data": [
                    {"id": "si_%1$s", "quantity": 2, "price": {"id": "price_pro", "product": "prod_app", "currency": "usd",
                      "unit_amount": 4900, "recurring": {"interval": "month", "interval_count": 1}}}]},
                   "description": "%3$s"}}}
                """.formatted(id, created, PADDING);
    }

    private HttpRequest request(long now, String body) {
        return HttpRequest.newBuilder(webhook)
                .header("Stripe-Signature", "t=" + now + ",v1=" + signature(now + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
