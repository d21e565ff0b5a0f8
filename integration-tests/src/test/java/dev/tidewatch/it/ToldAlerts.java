package dev.tidewatch.it;

import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.output.Signal;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Alerts as a consumer may meet them: amounts that no double holds, a later revision, one that comes again, and one of a
 * transaction that was given up.
 */
final class ToldAlerts implements AutoCloseable {

    /** A consumer must print these lines, in this order. */
    static final List<String> TOLD = List.of(
            "RAISED AT_RISK ada: score 61.250000, MRR 1234567890123456789012.123456 USD;"
                    + " payments.failed30d 1.700000, customer.tenureDays -0.800001 (ada-1, revision 0)",
            "ESCALATED AT_RISK ada: score 99.999999, MRR 0.000001 USD;"
                    + " payments.failed30d 1.700000, customer.tenureDays -0.800001 (ada-1, revision 1)",
            "RAISED AT_RISK bob: score 61.250000, MRR 49.000000 USD;"
                    + " payments.failed30d 1.700000, customer.tenureDays -0.800001 (bob-1, revision 0)");

    /** Is said of the last one. */
    static final String LAST = "bob-1";

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaAvroSerializer avro;

    ToldAlerts(String bootstrapServers, Cluster cluster) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "told-alerts"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        avro = new KafkaAvroSerializer(
                cluster.registry(),
                Map.of(
                        "schema.registry.url",
                        "mock://unused",
                        "auto.register.schemas",
                        false,
                        "avro.remove.java.properties",
                        true));
    }

    void publish() throws ExecutionException, InterruptedException {
        RiskAlert raised = alert("ada", "1234567890123456789012.123456");
        RiskAlert escalated = RiskAlert.newBuilder(raised)
                .setState(AlertState.ESCALATED)
                .setScore(new BigDecimal("99.999999"))
                .setMrrAtRisk(new BigDecimal("0.000001"))
                .setRevision(1)
                .build();
        producer.initTransactions();
        publish(raised, true);
        publish(RiskAlert.newBuilder(escalated).setState(AlertState.CHURNED).build(), false);
        publish(escalated, true);
        publish(raised, true);
        publish(alert("bob", "49.000000"), true);
    }

    private void publish(RiskAlert alert, boolean commit) throws ExecutionException, InterruptedException {
        producer.beginTransaction();
        byte[] key = alert.getCustomerId().getBytes(StandardCharsets.UTF_8);
        Future<?> sent = producer.send(
                new ProducerRecord<>(Topics.AT_RISK_ALERTS, 0, key, avro.serialize(Topics.AT_RISK_ALERTS, alert)));
        sent.get();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static RiskAlert alert(String customer, String mrr) {
        return RiskAlert.newBuilder()
                .setAlertId(customer + "-1")
                .setCustomerId(customer)
                .setKind(AlertKind.AT_RISK)
                .setState(AlertState.RAISED)
                .setSeverity(AlertSeverity.HIGH)
                .setScore(new BigDecimal("61.250000"))
                .setMrrAtRisk(new BigDecimal(mrr))
                .setReportingCurrency("USD")
                .setSignals(
                        List.of(signal("payments.failed30d", "1.700000"), signal("customer.tenureDays", "-0.800001")))
                .setSuggestedAction("Ask.")
                .setOpenedAt(AT)
                .setUpdatedAt(AT)
                .setRevision(0)
                .build();
    }

    private static Signal signal(String name, String contribution) {
        return Signal.newBuilder()
                .setName(name)
                .setValue(new BigDecimal("3.000000"))
                .setWeight(new BigDecimal("1.700000"))
                .setContribution(new BigDecimal(contribution))
                .setEvidence("")
                .build();
    }

    @Override
    public void close() {
        producer.close();
        avro.close();
    }
}
