package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.LocalStack;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code notify} in a process of its own that is killed again and again, and a receiver that fails, hangs and answers 429. */
class NotifyIT {

    /** 20 in the nightly. */
    private static final int KILLS = Integer.getInteger("notify.kills", 2);

    private static final int ALERTS_A_LIFE = 12;
    private static final String GIVEN_UP = "given-up";
    private static final String REFUSED = "refused";
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void shouldLoseNothingAndRepeatOnlyTheSameIdsWhenItIsKilled() throws Exception {
        try (LocalStack stack = LocalStack.temporary();
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl());
                WebhookReceiver receiver = WebhookReceiver.start(REFUSED)) {
            cluster.setUp(new Topics("", "notify"));
            Path plan = plan(stack, receiver);
            publish(stack, cluster);

            // when
            for (int life = 1; life <= KILLS; life++) {
                int enough = life * ALERTS_A_LIFE;
                try (TidewatchProcess notify = started(plan, life)) {
                    await().atMost(Cluster.PATIENCE)
                            .untilAsserted(() -> assertThat(receiver.taken())
                                    .as(notify.log())
                                    .hasSizeGreaterThan(enough));
                    notify.kill();
                }
            }
            try (TidewatchProcess notify = started(plan, 0)) {
                notify.awaitLine("goes to notify-dead-letters: it answers 400");
                await().atMost(Cluster.PATIENCE)
                        .untilAsserted(() -> assertThat(receiver.taken().keySet())
                                .as(notify.log())
                                .containsAll(ids(customers())));
                await().atMost(Cluster.PATIENCE)
                        .untilAsserted(() -> assertThat(receiver.takenWell())
                                .as(notify.log())
                                .containsAll(ids(Set.of("customer-0"))));
                await().atMost(Cluster.PATIENCE)
                        .untilAsserted(() -> assertThat(receiver.taken().keySet())
                                .as(notify.log())
                                .anyMatch(id -> id.startsWith("day:")));
                assertThat(notify.stop()).as(notify.log()).isZero();
            }

            // then
            Set<String> expected = ids(customers());
            expected.addAll(days());
            assertThat(receiver.taken().keySet()).isSubsetOf(expected).containsAll(ids(customers()));
            assertThat(receiver.taken().entrySet())
                    .filteredOn(told -> told.getKey().startsWith("day:"))
                    .allSatisfy(told -> assertThat(told.getValue().get(0))
                            .contains("\"type\":\"day.digest\"", told.getKey().replace("day:", "\"day\":\"")));
            assertThat(receiver.taken().values())
                    .allSatisfy(bodies -> assertThat(Set.copyOf(bodies)).hasSize(1));
            assertThat(receiver.complaints()).isEmpty();
            assertThat(receiver.takenWell()).isEqualTo(ids(Set.of("customer-0")));
            System.out.printf(
                    "%d kills, %d requests, %d messages, %d of them repeated%n",
                    KILLS,
                    receiver.requests(),
                    receiver.taken().size(),
                    receiver.taken().values().stream()
                            .filter(bodies -> bodies.size() > 1)
                            .count());

            // and what the receiver refuses again is for the next replay, not for this one
            CommandRun refused = CommandRun.of("notify", "replay", "--config", plan.toString());
            assertThat(refused.out()).as(refused.err()).contains("crm: 0 delivered, 2 went to the dead letters again");

            // and what it refused is delivered once it is mended
            receiver.mend();
            CommandRun replay = CommandRun.of("notify", "replay", "--config", plan.toString());
            assertThat(replay.out()).as(replay.err()).contains("crm: 2 delivered, 0 went to the dead letters again");
            assertThat(receiver.taken().keySet()).containsAll(ids(Set.of(REFUSED)));
            assertThat(CommandRun.of("notify", "replay", "--config", plan.toString())
                            .out())
                    .contains("crm: 0 delivered");
        }
    }

    private TidewatchProcess started(Path plan, int life) throws IOException {
        return TidewatchProcess.start(
                directory.resolve("notify" + life + ".log"),
                "notify",
                "--config",
                plan.toString(),
                "--from",
                "beginning");
    }

    private Path plan(LocalStack stack, WebhookReceiver receiver) throws IOException {
        Files.writeString(
                directory.resolve("cluster.properties"),
                "kafka.bootstrap.servers=" + stack.bootstrapServers() + "\nschema.registry.url="
                        + stack.schemaRegistryUrl() + "\n");
        return Files.writeString(directory.resolve("notify.yaml"), """
                settings: cluster.properties
                destinations:
                  crm:
                    webhook: {url: "%s", secrets: ["%s"], allowPrivate: true}
                    timeout: 300ms
                    retry: {first: 10ms, most: 50ms}
                  finance:
                    webhook: {url: "%s", secrets: ["%s"], allowPrivate: true}
                    timeout: 300ms
                    retry: {first: 10ms, most: 50ms}
                    yesterday: {at: "00:00"}
                  pro:
                    webhook: {url: "%s", allowPrivate: true}
                routes:
                  - to: crm
                    severity: HIGH
                  - to: pro
                    severity: HIGH
                    attributes: {plan: [pro]}
                """.formatted(
                receiver.url(), WebhookReceiver.SECRET, receiver.url(), WebhookReceiver.SECRET, receiver.wellUrl()));
    }

    private static Set<String> customers() {
        Set<String> customers = new TreeSet<>();
        for (int i = 0; i < (KILLS + 1) * ALERTS_A_LIFE; i++) {
            customers.add("customer-" + i);
        }
        return customers;
    }

    /** Each has two revisions that somebody is told of. */
    private static Set<String> ids(Set<String> customers) {
        Set<String> ids = new TreeSet<>();
        customers.forEach(customer -> ids.addAll(List.of(customer + "-1:0", customer + "-1:1")));
        return ids;
    }

    private static void publish(LocalStack stack, Cluster cluster) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", "alerts"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                KafkaAvroSerializer avro = new KafkaAvroSerializer(
                        cluster.registry(),
                        Map.of(
                                "schema.registry.url",
                                "mock://unused",
                                "auto.register.schemas",
                                false,
                                "avro.remove.java.properties",
                                true))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String id : days()) {
                producer.send(day(avro, LocalDate.parse(id.substring("day:".length()))))
                        .get();
            }
            producer.send(health(avro, "customer-0", "pro")).get();
            producer.send(health(avro, "customer-1", "starter")).get();
            Set<String> all = customers();
            all.add(REFUSED);
            List<Future<?>> sent = new ArrayList<>();
            for (String customer : all) {
                for (RiskAlert alert : List.of(
                        alert(customer, AlertSeverity.HIGH, 0),
                        alert(customer, AlertSeverity.CRITICAL, 1),
                        alert(customer, AlertSeverity.LOW, 2))) {
                    sent.add(producer.send(record(avro, alert)));
                }
            }
            for (Future<?> one : sent) {
                one.get();
            }
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(record(avro, alert(GIVEN_UP, AlertSeverity.HIGH, 0))).get();
            producer.abortTransaction();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(KafkaAvroSerializer avro, RiskAlert alert) {
        return new ProducerRecord<>(
                Topics.AT_RISK_ALERTS,
                alert.getCustomerId().getBytes(StandardCharsets.UTF_8),
                avro.serialize(Topics.AT_RISK_ALERTS, alert));
    }

    /** Returns the ids of yesterday and of today, in case that a test goes over midnight. */
    private static Set<String> days() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return Set.of("day:" + today, "day:" + today.minusDays(1));
    }

    /** Makes the row of a day that is over, of a company without customers. */
    private static ProducerRecord<byte[], byte[]> day(KafkaAvroSerializer avro, LocalDate day) {
        RetentionMetrics.Builder row = RetentionMetrics.newBuilder()
                .setSegment("all")
                .setWindow("P1D")
                .setDay(day)
                .setLive(false)
                .setRevision(0)
                .setIsFinal(false)
                .setRestatedAfterFinal(false)
                .setAsOf(AT);
        BigDecimal nothing = new BigDecimal("0.000000");
        row.setMrrStart(nothing).setMrr(nothing).setNewMrr(nothing).setExpansionMrr(nothing);
        row.setContractionMrr(nothing).setChurnMrr(nothing).setReactivationMrr(nothing);
        row.setNewCount(0L)
                .setExpansionCount(0L)
                .setContractionCount(0L)
                .setChurnCount(0L)
                .setReactivationCount(0L);
        row.setCustomersStart(0L).setGained(0L).setLost(0L).setCustomers(0L).setCustomersWithoutRate(0L);
        return new ProducerRecord<>(
                Topics.RETENTION_METRICS,
                ("all|P1D|" + day).getBytes(StandardCharsets.UTF_8),
                avro.serialize(Topics.RETENTION_METRICS, row.build()));
    }

    private static ProducerRecord<byte[], byte[]> health(KafkaAvroSerializer avro, String customer, String plan) {
        CustomerHealth health = CustomerHealth.newBuilder()
                .setCustomerId(customer)
                .setStatus(CustomerStatus.ACTIVE)
                .setMrr(new BigDecimal("49.000000"))
                .setLifetimePaid(new BigDecimal("49.000000"))
                .setInvoicesPaid(1)
                .setFeatures(Map.of())
                .setSignals(List.of())
                .setOpenAlerts(List.of())
                .setAttributes(Map.of("plan", plan, "country", "DE"))
                .setUpdatedAt(AT)
                .build();
        return new ProducerRecord<>(
                Topics.CUSTOMER_HEALTH,
                customer.getBytes(StandardCharsets.UTF_8),
                avro.serialize(Topics.CUSTOMER_HEALTH, health));
    }

    private static RiskAlert alert(String customer, AlertSeverity severity, long revision) {
        return RiskAlert.newBuilder()
                .setAlertId(customer + "-1")
                .setCustomerId(customer)
                .setKind(AlertKind.AT_RISK)
                .setState(AlertState.RAISED)
                .setSeverity(severity)
                .setScore(new BigDecimal("61.250000"))
                .setMrrAtRisk(new BigDecimal("49.000000"))
                .setReportingCurrency("USD")
                .setSignals(List.of())
                .setSuggestedAction("Call the customer.")
                .setOpenedAt(AT)
                .setUpdatedAt(AT.plusSeconds(revision))
                .setRevision(revision)
                .build();
    }
}
