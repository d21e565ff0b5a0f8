package dev.tidewatch.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends events to a webhook as Stripe does. */
final class StripeSender {

    private static final Pattern ANSWERS_AT = Pattern.compile("Answers at (http://\\S+?):? ");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI webhook;
    private final String secret;

    private StripeSender(URI webhook, String secret) {
        this.webhook = webhook;
        this.secret = secret;
    }

    /** To the address that {@code run} says it has. */
    static StripeSender to(TidewatchProcess run, String secret) throws IOException {
        run.awaitLine("/ingest/stripe]");
        Matcher address = ANSWERS_AT.matcher(run.log());
        if (!address.find()) {
            throw new AssertionError(run.log());
        }
        return new StripeSender(URI.create(address.group(1) + "/ingest/stripe"), secret);
    }

    /** The state of a subscription to one plan, of 49 dollars a month and seat. */
    static String subscription(String type, String eventId, Instant at, int seats) {
        return """
                {"id": "%s", "object": "event", "created": %d, "type": "customer.subscription.%s", "data": {"object":
                  {"id": "sub_ada", "object": "subscription", "customer": "cus_ada", "status": "active", "items": {"data": [
                    {"id": "si_ada", "quantity": %d, "price": {"id": "price_pro", "product": "prod_app", "currency": "usd",
                      "unit_amount": 4900, "recurring": {"interval": "month", "interval_count": 1}}}]}}}}
                """.formatted(eventId, at.getEpochSecond(), type, seats);
    }

    /** Signed now. */
    HttpResponse<String> send(String body) throws IOException, InterruptedException {
        long now = Instant.now().getEpochSecond();
        return send(body, "t=" + now + ",v1=" + signature(now + "." + body));
    }

    HttpResponse<String> send(String body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .header("Stripe-Signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
