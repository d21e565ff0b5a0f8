package dev.tidewatch.app.stripe;

import static dev.tidewatch.app.stripe.WebhookServer.SECRET;
import static dev.tidewatch.app.stripe.WebhookServer.bytes;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.http.RawConnection;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a body that Stripe signed. */
@Timeout(60)
class StripeWebhookTest {

    private static final int MOST_BYTES = 256 * 1024;
    private static final byte[] CREATED =
            bytes(event("new", "customer.subscription.created", "").toString());

    private final WebhookServer server = new WebhookServer(SECRET);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldMakeTheSameRecordsWhenAnEventComesAgain() throws Exception {
        server.post(CREATED);
        server.post(CREATED);

        assertThat(server.records).hasSize(2);
        assertThat(server.records.get(1)).isEqualTo(server.records.get(0));
        assertThat(server.records).extracting(Canonical::key).containsOnly("cus_ada");
    }

    @Test
    void shouldTakeAnEventOfTheLargestSizeAndNoneBeyond() throws Exception {
        byte[] largest = Arrays.copyOf(CREATED, MOST_BYTES);
        Arrays.fill(largest, CREATED.length, MOST_BYTES, (byte) ' ');

        assertThat(server.post(largest).statusCode()).isEqualTo(200);
        assertThat(RawConnection.announce(server.url(), "/ingest/stripe", MOST_BYTES + 1))
                .startsWith("HTTP/1.1 413 ");
        assertThat(server.records).hasSize(1);
    }

    @Test
    void shouldMakeNothingWhenARuleLeavesTheEventOut() throws Exception {
        HttpResponse<String> response =
                server.post(bytes("{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"price.created\"}"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("left out by CATALOGUE: describes what is for sale");
        assertThat(server.records).isEmpty();
        assertThat(server.letters).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"object\": | NOT_JSON",
                "`` | NOT_JSON",
                "null | UNKNOWN_OBJECT",
                "{\"object\":\"event\",\"object\":\"event\"} | NOT_JSON",
                "{\"object\":\"subscription\",\"id\":\"sub_1\"} | UNKNOWN_OBJECT",
                "{\"object\":\"v2.core.event\",\"id\":\"evt_1\"} | UNKNOWN_OBJECT",
                "{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"moon.landed\"} | UNKNOWN_TYPE",
                "{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"invoice.paid\"} | MISSING"
            })
    void shouldKeepWhatItCannotUnderstandAndNotAskForItAgain(String body, Reason reason) throws Exception {
        HttpResponse<String> response = server.post(bytes(body));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("kept in the dead letters as " + reason + ": ");
        assertThat(server.letters).containsExactly(bytes(body));
        assertThat(server.reasons.get(0).reason()).isEqualTo(reason);
        assertThat(server.records).isEmpty();
    }

    @Test
    void shouldKeepTheBytesWhenTheyAreNotUtf8() throws Exception {
        byte[] latin1 = bytes("{\"object\":\"event\",\"id\":\"?\"}");
        latin1[latin1.length - 3] = (byte) 0xe4;
        byte[] utf16 = "{\"object\":\"event\"}".getBytes(StandardCharsets.UTF_16);

        assertThat(server.post(latin1).body()).isEqualTo("kept in the dead letters as NOT_JSON: not UTF-8\n");
        assertThat(server.post(utf16).body()).isEqualTo("kept in the dead letters as NOT_JSON: not UTF-8\n");
        assertThat(server.letters).containsExactly(latin1, utf16);
    }

    @Test
    void shouldAskForItAgainWhenTheBrokerDoesNotAcknowledge() throws Exception {
        server.acknowledges = false;

        HttpResponse<String> understood = server.post(CREATED);
        HttpResponse<String> refused = server.post(bytes("{"));

        assertThat(understood.statusCode()).isEqualTo(503);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(understood.body()).isEqualTo("not acknowledged by the broker: send it again\n");
    }

    @Test
    void shouldWarnAndCountWhenLiveAndTestDataCome() throws Exception {
        byte[] test = bytes(event(
                        "new",
                        "customer.subscription.created",
                        "event.id=\"evt_t\"; event.livemode=false; livemode=false")
                .toString());

        server.post(CREATED);
        server.log.tellNow();
        assertThat(server.warned).isEmpty();
        HttpResponse<String> response = server.post(test);
        server.log.tellNow();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("left out by TEST_MODE: test data (livemode is false) are no revenue");
        assertThat(server.records).hasSize(1);
        assertThat(server.logged).contains("Stripe's webhook: 1 left out by TEST_MODE");
        assertThat(server.warned)
                .containsExactly("Stripe's webhook: of the events since the start 1 are live and 1 are test data"
                        + " (livemode); only live data are taken (tidewatch.stripe.mode)");
    }

    @Test
    void shouldSayWhatCame() throws Exception {
        server.post(CREATED);
        server.post(CREATED);
        server.post(bytes("{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"price.created\"}"));
        server.post(CREATED, "t=1");
        server.post(bytes("{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"moon.landed\"}"));

        server.log.tell();
        assertThat(server.logged).isEmpty();
        server.log.tellNow();
        server.log.tellNow();

        assertThat(server.logged)
                .containsExactly("Stripe's webhook: 1 left out by CATALOGUE, 1 not signed, 1 refused as UNKNOWN_TYPE,"
                        + " 2 understood; last problem: type is \"moon.landed\", which this version does not know");
    }
}
