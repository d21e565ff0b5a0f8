package dev.tidewatch.app.stripe;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.source.stripe.StripeExamples;
import dev.tidewatch.source.stripe.StripeRules;
import dev.tidewatch.source.stripe.StripeTranslator;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.reference.References;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook on any free port, at noon, whose records are kept here. */
final class WebhookServer implements Outlet, AutoCloseable {

    static final String SECRET = "whsec_vector_of_this_project";
    static final String OTHER_SECRET = "whsec_the_one_before_it";
    static final Instant NOON = StripeExamples.NOON;

    final List<Canonical> records = new ArrayList<>();
    final List<byte[]> letters = new ArrayList<>();
    final List<Translation.Refused> reasons = new ArrayList<>();
    final List<String> logged = new ArrayList<>();
    final List<String> warned = new ArrayList<>();
    final WebhookLog log = new WebhookLog(() -> 0, logged::add, warned::add);

    /** Whether there is a broker that acknowledges. */
    boolean acknowledges = true;

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer endpoint;

    WebhookServer(String... secrets) {
        StripeWebhook webhook = new StripeWebhook(
                new WebhookSignatures(List.of(secrets), InstantSource.fixed(NOON)),
                new StripeTranslator(StripeRules.DEFAULT, References.NONE),
                this,
                log);
        HostAndPort anyPort = HostAndPort.fromParts("127.0.0.1", 0);
        endpoint = WebServer.listen(anyPort, Access.of(anyPort, Optional.empty()), webhook::addTo);
    }

    /** What Stripe would put into the header. */
    static String signed(String secret, Instant at, byte[] body) {
        return "t=" + at.getEpochSecond() + ",v1=" + signature(secret, Long.toString(at.getEpochSecond()), body);
    }

    static String signature(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update(bytes(time + "."));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String url() {
        return endpoint.url();
    }

    /** Signed as it should be. */
    HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return post(body, signed(SECRET, NOON, body));
    }

    HttpResponse<String> post(byte[] body, String... signatures) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.url() + "/ingest/stripe"))
                .POST(BodyPublishers.ofByteArray(body));
        for (String signature : signatures) {
            request.header("Stripe-Signature", signature);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public synchronized void publish(List<Canonical> all) throws NotAcknowledged {
        acknowledge();
        records.addAll(all);
    }

    @Override
    public synchronized void keep(byte[] body, Translation.Refused why) throws NotAcknowledged {
        acknowledge();
        letters.add(body);
        reasons.add(why);
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private void acknowledge() throws NotAcknowledged {
        if (!acknowledges) {
            throw new NotAcknowledged("no broker", new IOException("no broker"));
        }
    }
}
