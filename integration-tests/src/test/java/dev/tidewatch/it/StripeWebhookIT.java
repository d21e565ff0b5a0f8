package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stripe's events from the request to the movement on the topic. */
@Timeout(180)
class StripeWebhookIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "whsec_of_an_endpoint_in_a_test";
    private static final Instant JOINED = Instant.parse("2025-03-01T10:00:00Z");
    private static final Instant GROWN = JOINED.plus(Duration.ofDays(9));

    @TempDir
    private Path directory;

    @Test
    void shouldPublishEachMovementOnceWhenAnEventComesTwice() throws Exception {
        try (LocalStack stack = LocalStack.temporary()) {
            ClusterConfig config = ClusterConfig.of(stack, directory, "stripe");
            try (TidewatchProcess run = listening(config)) {
                StripeSender stripe = StripeSender.to(run, SECRET);
                String created = StripeSender.subscription("created", "evt_1", JOINED, 1);

                assertThat(stripe.send(created).body()).isEqualTo("understood: 1 records\n");
                assertThat(stripe.send(created).body()).isEqualTo("understood: 1 records\n");
                assertThat(stripe.send(created, "t=1,v1=00").statusCode()).isEqualTo(400);
                assertThat(stripe.send("{\"object\": ").statusCode()).isEqualTo(200);
                assertThat(stripe.send(StripeSender.subscription("updated", "evt_2", GROWN, 3))
                                .statusCode())
                        .isEqualTo(200);

                assertThat(lines(config, "mrr-movements", "--max", "2"))
                        .extracting(line -> line.at("/value/kind").textValue()
                                + line.at("/value/amount").textValue())
                        .containsExactly("NEW49.000000", "EXPANSION98.000000");
                assertThat(lines(config, "mrr-movements", "--until-end")).hasSize(2);
                assertThat(lines(config, "subscription-events", "--until-end")).hasSize(3);
                assertLetter(lines(config, "dead-letters", "--until-end"));
                assertThat(run.stop()).as(run.log()).isZero();
                assertThat(run.log())
                        .contains("1 not signed, 1 refused as NOT_JSON, 3 understood")
                        .doesNotContain("whsec_", "\tat ");
            }
        }
    }

    /** No import, and no order: what names a discount, what a discount names, and the coupon come as Stripe sends them. */
    @Test
    void shouldCountACustomerWithACouponInEachGenerationOfTheApi() throws Exception {
        try (LocalStack stack = LocalStack.temporary()) {
            ClusterConfig config = ClusterConfig.of(stack, directory, "coupons");
            try (TidewatchProcess run = listening(config)) {
                StripeSender stripe = StripeSender.to(run, SECRET);
                for (String event : StripeCoupons.ofEachGeneration(JOINED)) {
                    assertThat(stripe.send(event).body()).startsWith("understood: ");
                }

                await().atMost(Duration.ofSeconds(90))
                        .untilAsserted(() -> assertThat(mrr(config)).isEqualTo(StripeCoupons.EXPECTED));
                ApiClient api = ApiClient.of(run);
                await().atMost(Duration.ofSeconds(90))
                        .untilAsserted(() -> assertThat(api.json("/api/status").get("provisionalCustomers"))
                                .hasToString("{\"customers\":1,\"mrr\":\"40.000000\"}"));
                Scrape metrics = Scrape.of(api.get("/metrics").body());
                assertThat(metrics.value("tidewatch_customers_provisional")).isEqualTo(1);
                assertThat(metrics.value("tidewatch_mrr_provisional{currency=\"USD\"}"))
                        .isEqualTo(40);
                assertThat(lines(config, "dead-letters", "--until-end")).isEmpty();
                assertThat(run.stop()).as(run.log()).isZero();
            }
        }
    }

    /** Each customer has one movement; its newest revision holds. */
    private static Map<String, String> mrr(ClusterConfig config) throws IOException {
        Map<String, String> mrr = new TreeMap<>();
        for (JsonNode line : lines(config, "mrr-movements", "--until-end")) {
            mrr.put(line.get("key").textValue(), line.at("/value/mrrAfter").textValue());
        }
        return mrr;
    }

    @Test
    void shouldAskForAnEventAgainWhenTheBrokerIsGone() throws Exception {
        LocalStack stack = LocalStack.temporary();
        try (TidewatchProcess run = listening(ClusterConfig.of(stack, directory, "gone"))) {
            StripeSender stripe = StripeSender.to(run, SECRET);
            stripe.send(StripeSender.subscription("created", "evt_1", JOINED, 1));
            stack.close();

            HttpResponse<String> response = stripe.send(StripeSender.subscription("updated", "evt_2", GROWN, 3));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("not acknowledged by the broker: send it again\n");
        } finally {
            stack.close();
        }
    }

    private static TidewatchProcess listening(ClusterConfig config) throws IOException {
        return config.process(
                "run",
                "--create",
                "--set",
                "tidewatch.http.bind=127.0.0.1:0",
                "--set",
                "tidewatch.stripe.webhook.secrets=" + SECRET);
    }

    private static void assertLetter(List<JsonNode> letters) throws IOException {
        assertThat(letters).hasSize(1);
        JsonNode value = letters.get(0).get("value");
        assertThat(value.at("/headers/tidewatch.reason").textValue()).isEqualTo("NOT_JSON");
        assertThat(value.at("/headers/tidewatch.source").textValue()).isEqualTo("POST /ingest/stripe");
        assertThat(new String(value.get("bytes").binaryValue(), StandardCharsets.UTF_8))
                .isEqualTo("{\"object\": ");
    }

    private static List<JsonNode> lines(ClusterConfig config, String topic, String... until) throws IOException {
        String[] arguments = new String[until.length + 4];
        arguments[0] = "tail";
        arguments[1] = topic;
        arguments[2] = "--from";
        arguments[3] = "beginning";
        System.arraycopy(until, 0, arguments, 4, until.length);
        CommandRun tail = config.command(arguments);
        assertThat(tail.exitCode()).as(tail.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : tail.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
