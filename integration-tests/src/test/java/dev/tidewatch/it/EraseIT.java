package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer is erased: afterwards no file of broker, pipeline or registry holds its id, and the figures stay. */
class EraseIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String LEAVER = "leaver-e7c1";

    /** Its movements are not to stay under a pseudonym. */
    private static final String STRICT = "strict-9a2f";

    private final Instant joined = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(60));

    @TempDir
    Path kept;

    @TempDir
    Path inputs;

    @Test
    void shouldLeaveNoTraceOfAnErasedCustomerAndKeepTheFigures() throws Exception {
        try (LocalStack stack = LocalStack.in(kept.resolve("stack"))) {
            ClusterConfig config = ClusterConfig.of(stack, kept, "erasing");
            Files.writeString(
                    config.file(),
                    "streams.consumer.session.timeout.ms=6000\ntidewatch.http.bind=127.0.0.1:0\n",
                    StandardOpenOption.APPEND);
            try (TidewatchProcess run = config.process("run", "--create")) {
                run.awaitLine("RUNNING");
                ingest(config, "all", all());
                awaitChurn(config, LEAVER);
                assertThat(files(kept)).isNotEmpty();
                assertThat(movements(config, "CHURN")).isEqualTo(2);

                CommandRun stays = config.command("erase", "stays");
                assertThat(stays.exitCode()).isEqualTo(1);
                assertThat(stays.out()).contains("stays is not forgotten: the customer still has MRR");
                CommandRun gone = config.command("erase", LEAVER);
                assertThat(gone.exitCode()).as(gone.out() + gone.err()).isZero();
                assertThat(gone.out())
                        .contains(LEAVER + " is forgotten", "the terms of 1 of their discounts are forgotten");
                CommandRun strict = config.command("erase", "--set", "tidewatch.erase.movements=remove", STRICT);
                assertThat(strict.exitCode()).as(strict.out() + strict.err()).isZero();
                CommandRun again = config.command("erase", LEAVER);
                assertThat(again.exitCode()).isEqualTo(1);
                assertThat(again.out()).contains("'" + LEAVER + "' is not known");
                assertThat(run.stop()).as(run.log()).isZero();
            }
            publishFinalOutcome(stack);

            CommandRun purge = config.command("erase", "--purge");

            assertThat(purge.exitCode()).as(purge.out() + purge.err()).isZero();
            assertThat(purge.out())
                    .contains("erased from the topics: 2 customers")
                    .doesNotContain("not compacted it yet");
            try (TidewatchProcess run = config.process("run")) {
                run.awaitLine("RUNNING");
                // The purge wrote last, and tells nothing of the source.
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(newestSubscription(run)).isEqualTo(joined.toString()));
                ingest(
                        config,
                        "more",
                        List.of(subscription("new", "evt_new", joined.plus(Duration.ofDays(50)), "ACTIVE")));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(config.command("explain", "--metric", "mrr")
                                        .out())
                                .as(run.log())
                                .contains("sum 400; published 400 ")
                                .endsWith(": equal\n"));
                assertThat(awaitChurn(config, " erased-")).doesNotContain(LEAVER);
                assertThat(movements(config, "CHURN")).as("of the leaver alone").isEqualTo(1);
                assertThat(run.stop()).as(run.log()).isZero();
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(files(kept)).isEmpty());
        }
    }

    /** As of an alert of long ago: the pipeline keeps nothing of it any more. */
    private static void publishFinalOutcome(LocalStack stack) throws Exception {
        ByteArraySerializer bytes = new ByteArraySerializer();
        Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(config, bytes, bytes)) {
            byte[] key = (LEAVER + "|AT_RISK|2020-01-01T00:00:00.000Z").getBytes(ISO_8859_1);
            producer.send(new ProducerRecord<>("erasing.alert-outcomes", key, ("of " + LEAVER).getBytes(ISO_8859_1)))
                    .get();
        }
    }

    private static String newestSubscription(TidewatchProcess run) throws Exception {
        JsonNode inputs = ApiClient.of(run).json("/api/status").path("inputs");
        return inputs.path("erasing.subscription-events").path("newest").asText();
    }

    /** Until the clock is where it is in the end, the window holds the one that left long ago. */
    private static String awaitChurn(ClusterConfig config, String customer) {
        String[] explained = {""};
        await().atMost(PATIENCE).untilAsserted(() -> {
            explained[0] = config.command("explain", "--metric", "churnMrr", "--window", "P90D")
                    .out();
            assertThat(explained[0])
                    .contains(customer, "sum 200; published 200 ")
                    .endsWith(": equal\n");
        });
        return explained[0];
    }

    private static long movements(ClusterConfig config, String kind) {
        return config.command("tail", "mrr-movements", "--from", "beginning", "--until-end")
                .out()
                .lines()
                .filter(line -> line.contains("\"kind\":\"" + kind + "\""))
                .count();
    }

    /** The one that left is in every topic that a customer can be in. */
    private List<InputLine> all() throws IOException {
        return List.of(
                subscription("stays", "evt_stays", joined, "ACTIVE"),
                subscription(LEAVER, "evt_joined", joined, "ACTIVE"),
                new InputLine(
                        "usage-events",
                        LEAVER,
                        event("used").put("feature", "export").put("count", 3)),
                new InputLine("customer-events", LEAVER, named()),
                new InputLine(
                        "billing-events",
                        LEAVER,
                        event("unpaid")
                                .put("type", "PAYMENT_FAILED")
                                .put("amount", "200.00")
                                .put("currency", "USD")),
                new InputLine(
                        "feedback-events",
                        LEAVER,
                        event("answered").put("kind", "NPS").put("score", 1).put("scaleMax", 10)),
                new InputLine(
                        "support-events",
                        LEAVER,
                        event("asked").put("type", "OPENED").put("ticketId", "tic_of_" + LEAVER)),
                new InputLine("alert-actions", LEAVER, assigned()),
                endedDiscount(),
                subscription(STRICT, "evt_strict", joined.minus(Duration.ofDays(60)), "ACTIVE"),
                subscription(STRICT, "evt_strict_left", joined.minus(Duration.ofDays(50)), "CANCELED"),
                subscription(LEAVER, "evt_bad", joined.plus(Duration.ofDays(2)), "NO_SUCH_STATUS"),
                subscription(LEAVER, "evt_left", joined.plus(Duration.ofDays(20)), "CANCELED"));
    }

    private ObjectNode event(String name) {
        return Company.event("evt_" + name, LEAVER, joined.plus(Duration.ofDays(1)));
    }

    private ObjectNode named() {
        ObjectNode customer = event("named");
        customer.putObject("attributes").put("owner", "of " + LEAVER);
        return customer;
    }

    /** It waits for an alert that is never raised. */
    private ObjectNode assigned() {
        return event("assigned")
                .put("alertId", LEAVER + "|AT_RISK|" + joined.plus(Duration.ofDays(9)))
                .put("action", "ASSIGN")
                .put("by", "ann")
                .put("assignee", "friend of " + LEAVER);
    }

    /** It takes nothing off, but names the customer in a topic of its own and in every task. */
    private InputLine endedDiscount() throws IOException {
        String value = """
                {"termsId":"di_of_%s","publishedAt":"%s","percentOff":"50","duration":"FOREVER","endsAt":"%s","productIds":[],\
                "customerId":"%s"}""".formatted("one", joined, joined.minus(Duration.ofDays(9)), LEAVER);
        return new InputLine("discount-terms", "di_of_one", (ObjectNode) new ObjectMapper().readTree(value));
    }

    private static InputLine subscription(String customer, String event, Instant at, String status) throws IOException {
        boolean bad = status.equals("NO_SUCH_STATUS");
        String value = """
                {"eventId":"%s","customerId":"%s","occurredAt":"%s","subscriptionId":"sub-of-%s","type":"CHANGED","status":"%s",\
                "items":[{"planId":"pro","unitAmount":"%s","currency":"USD","quantity":1,"interval":"MONTH","intervalCount":1,\
                "usageType":"LICENSED"}]}""".formatted(event, customer, at, customer, bad ? "ACTIVE" : status, bad ? "-1" : "200");
        return new InputLine("subscription-events", customer, (ObjectNode) new ObjectMapper().readTree(value));
    }

    private void ingest(ClusterConfig config, String name, List<InputLine> lines) throws IOException {
        Path file = inputs.resolve(name + ".jsonl");
        InputLine.write(lines, file);
        CommandRun ingested = config.command("ingest", "--input", file.toString());
        assertThat(ingested.exitCode()).as(ingested.err()).isZero();
    }

    /** The files that hold the id of a customer that left. */
    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).filter(EraseIT::mentions).toList();
        } catch (UncheckedIOException e) {
            return List.of(directory); // a file went while it was looked for
        }
    }

    private static boolean mentions(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), ISO_8859_1);
            return text.contains(LEAVER) || text.contains(STRICT);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
