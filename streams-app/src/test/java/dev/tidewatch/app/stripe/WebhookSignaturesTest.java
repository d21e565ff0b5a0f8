package dev.tidewatch.app.stripe;

import static dev.tidewatch.app.stripe.WebhookServer.NOON;
import static dev.tidewatch.app.stripe.WebhookServer.OTHER_SECRET;
import static dev.tidewatch.app.stripe.WebhookServer.SECRET;
import static dev.tidewatch.app.stripe.WebhookServer.bytes;
import static dev.tidewatch.app.stripe.WebhookServer.signature;
import static dev.tidewatch.app.stripe.WebhookServer.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.source.stripe.StripeExamples;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors against a server that listens. */
@Timeout(60)
class WebhookSignaturesTest {

    private static final byte[] BODY = bytes(
            StripeExamples.event("new", "customer.subscription.created", "").toString());
    private static final String NOON_SECONDS = Long.toString(NOON.getEpochSecond());

    private WebhookServer server = new WebhookServer(SECRET);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldTakeWhatIsSigned() throws Exception {
        HttpResponse<String> response = server.post(BODY);

        assertThat(response.body()).isEqualTo("understood: 1 records\n");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(server.records).hasSize(1);
    }

    /** Signed with {@code openssl dgst -sha256 -hmac}, not by this project. */
    @Test
    void shouldAgreeWithAnotherImplementation() throws Exception {
        byte[] body = bytes("{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"price.created\"}");

        HttpResponse<String> response =
                server.post(body, "t=1772366400,v1=c8c1cb20d42f3e38df98da08a5b92aa1a340022bb4c5bb06b46ae2e4e4723a19");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void shouldRefuseABodyThatWasChanged() throws Exception {
        String signature = signed(SECRET, NOON, BODY);
        byte[] changed = BODY.clone();
        changed[changed.length - 2] ^= 1;

        assertRefused(server.post(changed, signature), "the signature does not fit the body");
        assertRefused(server.post(bytes(" " + new String(BODY, StandardCharsets.UTF_8)), signature), "fit");
    }

    @Test
    void shouldRefuseATimeThatWasChanged() throws Exception {
        String signature = signature(SECRET, NOON_SECONDS, BODY);

        assertRefused(server.post(BODY, "t=" + (NOON.getEpochSecond() + 1) + ",v1=" + signature), "does not fit");
    }

    @Test
    void shouldRefuseWhatIsSignedWithAnotherSecret() throws Exception {
        assertRefused(server.post(BODY, signed(OTHER_SECRET, NOON, BODY)), "tidewatch.stripe.webhook.secrets");
        assertThat(server.records).isEmpty();
    }

    @Test
    void shouldTakeFiveMinutesBothWaysAndNoMore() throws Exception {
        Duration most = Duration.ofMinutes(5);
        Duration more = Duration.ofSeconds(301);

        assertThat(server.post(BODY, signed(SECRET, NOON.minus(most), BODY)).statusCode())
                .isEqualTo(200);
        assertThat(server.post(BODY, signed(SECRET, NOON.plus(most), BODY)).statusCode())
                .isEqualTo(200);
        assertRefused(server.post(BODY, signed(SECRET, NOON.minus(more), BODY)), "301 s old, 300 are the most");
        assertRefused(server.post(BODY, signed(SECRET, NOON.plus(more), BODY)), "301 s ahead, 300 are the most");
        assertThat(server.records).hasSize(2);
    }

    @Test
    void shouldTakeEitherSecretWhileOneReplacesTheOther() throws Exception {
        server.close();
        server = new WebhookServer(SECRET, OTHER_SECRET);

        assertThat(server.post(BODY, signed(SECRET, NOON, BODY)).statusCode()).isEqualTo(200);
        assertThat(server.post(BODY, signed(OTHER_SECRET, NOON, BODY)).statusCode())
                .isEqualTo(200);
        assertRefused(server.post(BODY, signed("whsec_neither_of_them", NOON, BODY)), "does not fit");
    }

    @Test
    void shouldTakeAnyOfSeveralSignatures() throws Exception {
        String header = "t=" + NOON_SECONDS + ",v1=" + signature(OTHER_SECRET, NOON_SECONDS, BODY) + ",v0=00,v1="
                + signature(SECRET, NOON_SECONDS, BODY);

        assertThat(server.post(BODY, header).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1=SIGNATURE",
                "t=1772366400",
                "t=1772366400,v0=SIGNATURE",
                "t=1772366400,t=1772366400,v1=SIGNATURE",
                "t=noon,v1=SIGNATURE",
                "t=-1772366400,v1=SIGNATURE",
                "t=1772366400000000000000,v1=SIGNATURE",
                "t=1772366400,v1=SIGNATURE00",
                "t=1772366400,v1=zz",
                "t=1772366400;v1=SIGNATURE",
                "SIGNATURE"
            })
    void shouldRefuseAHeaderThatIsNotStripes(String header) throws Exception {
        String signature = signature(SECRET, NOON_SECONDS, BODY);

        assertRefused(
                server.post(BODY, header.replace("SIGNATURE", signature)),
                "Stripe-Signature must be t=SECONDS,v1=HEX, as Stripe sends it");
    }

    @Test
    void shouldRefuseWhenThereIsNoHeaderOrTwo() throws Exception {
        String signature = signed(SECRET, NOON, BODY);

        assertRefused(server.post(BODY, new String[0]), "there are 0");
        assertRefused(server.post(BODY, signature, signature), "there are 2");
    }

    @Test
    void shouldRefuseAGiantHeaderThoughItHoldsTheSignature() throws Exception {
        String header = signed(SECRET, NOON, BODY) + ",v1=" + "0".repeat(4096);

        assertRefused(server.post(BODY, header), "Stripe-Signature is longer than 4096 characters");
    }

    private void assertRefused(HttpResponse<String> response, String sentence) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(sentence).doesNotContain("whsec_");
        assertThat(server.letters).isEmpty();
    }
}
