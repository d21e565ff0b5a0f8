package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An alert that time alone raises, by a process that ends again and again at that very instant: a yearly renewal comes within
 * 30 days of a customer whose payments fail.
 */
class DueAlertIT {

    /** {@code -Dhalt.at.due=50} is what the nightly run does. */
    private static final int HALTS = Integer.getInteger("halt.at.due", 5);

    private static final String NAME = "due";
    private static final String CUSTOMER = "acme";
    private static final Instant RENEWAL = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-01T00:00:00Z");
    private static final long PATIENCE_SECONDS = Cluster.PATIENCE.toSeconds();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void shouldRaiseItOnceHoweverOftenItIsHalted() throws Exception {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics topics = PipelineProcess.topics(NAME);
            cluster.setUp(topics);
            cluster.send(topics, input());
            cluster.endInput(topics, DUE.plusSeconds(1));

            for (int halt = 0; halt < HALTS; halt++) {
                String at = halt % 2 == 0 ? HaltingInterceptor.HALT_AT_SENT : HaltingInterceptor.HALT_AT_ACKNOWLEDGED;
                runUntilHalted(stack, Map.of(HaltingInterceptor.TOPIC, "at-risk-alerts", at, "1"));
            }
            runToTheEnd(stack, cluster, topics);

            assertThat(cluster.written(topics.alerts()))
                    .as("halts hit the transaction with the alert")
                    .hasSizeGreaterThan(HALTS / 2);
            assertThat(cluster.committed(topics.alerts()))
                    .singleElement()
                    .satisfies(alert ->
                            assertThat(Instant.ofEpochMilli(alert.timestamp())).isEqualTo(DUE));
        }
    }

    private static List<InputLine> input() {
        ObjectNode item = Company.item("gold", "6000").put("interval", "YEAR");
        ObjectNode snapshot = Company.snapshot("evt_1", CUSTOMER, RENEWAL.minus(Duration.ofDays(365)), "6000")
                .put("currentPeriodEndsAt", RENEWAL.toString());
        snapshot.putArray("items").add(item);
        List<InputLine> input = new ArrayList<>();
        input.add(new InputLine("subscription-events", CUSTOMER, snapshot));
        for (int failure = 1; failure <= 2; failure++) {
            Instant at = DUE.minus(Duration.ofDays(failure));
            ObjectNode failed = JSON.createObjectNode()
                    .put("eventId", "pay_" + failure)
                    .put("customerId", CUSTOMER)
                    .put("occurredAt", at.toString())
                    .put("type", "PAYMENT_FAILED")
                    .put("invoiceId", "in_1")
                    .put("amount", "6000")
                    .put("currency", "USD");
            input.add(new InputLine("billing-events", CUSTOMER, failed));
        }
        return input;
    }

    private void runUntilHalted(LocalStack stack, Map<String, String> end) throws Exception {
        Process process = start(stack, end);
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("halted within %s s at %s", PATIENCE_SECONDS, end)
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(log())).isEqualTo(HaltingInterceptor.EXIT_CODE);
        } finally {
            process.destroyForcibly();
        }
    }

    private void runToTheEnd(LocalStack stack, Cluster cluster, Topics topics) throws Exception {
        Process process = start(stack, Map.of());
        try {
            cluster.awaitEnd(topics);
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log())).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(LocalStack stack, Map<String, String> end) throws IOException {
        Map<String, String> streams = new HashMap<>();
        streams.put("state.dir", directory.resolve("state").toString());
        streams.put("processing.guarantee", "exactly_once_v2");
        // The same member comes back: the group need not wait for a session to end.
        streams.put("group.instance.id", NAME);
        streams.put("producer.interceptor.classes", HaltingInterceptor.class.getName());
        end.forEach((key, value) -> streams.put("producer." + key, value));
        return PipelineProcess.start(stack, NAME, streams, log());
    }

    private Path log() {
        return directory.resolve("due.log");
    }
}
