package dev.tidewatch.stream.publish;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.avro.output.HealthMapping;
import dev.tidewatch.avro.output.OutcomeMapping;
import dev.tidewatch.avro.told.CloudEvents;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.names.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Makes records for {@link Topics#AT_RISK_ALERTS} of alerts, for {@link Topics#ALERT_OUTCOMES} of what became of them, and for {@link Topics#CUSTOMER_HEALTH} of customers, each with the
 * instant it is dated as the record's time.
 */
public final class RiskPublisher {

    private final Factory factory;

    private RiskPublisher(Factory factory) {
        this.factory = factory;
    }

    Outgoing prepare(byte[] customer, String customerId, Alert alert) {
        RiskAlert told = factory.alerts.toAvro(customerId, alert);
        byte[] bytes = factory.serializer.serialize(factory.topics.alerts(), told);
        long timestamp = Math.max(0, alert.updatedAt().toEpochMilli());
        return new Outgoing(
                Nodes.ALERTS_SINK,
                new Record<>(customer, bytes, timestamp, CloudEvents.of(factory.events, customer, told)));
    }

    Outgoing prepare(String customerId, Outcome outcome) {
        Instant at = outcome.at() == null ? outcome.warning().raisedAt() : outcome.at();
        byte[] bytes =
                factory.serializer.serialize(factory.topics.outcomes(), factory.outcomes.toAvro(customerId, outcome));
        return outgoing(key(customerId, outcome), bytes, at, Nodes.OUTCOMES_SINK);
    }

    /** Makes the record that tells readers of outcomes to forget one. */
    Outgoing forgotten(String customerId, Outcome outcome, long timestamp) {
        return new Outgoing(Nodes.OUTCOMES_SINK, new Record<>(key(customerId, outcome), null, timestamp));
    }

    private static byte[] key(String customerId, Outcome outcome) {
        return OutcomeMapping.key(customerId, outcome).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A customer's health.
     *
     * @param identity what tells it from another health of the customer; never 0
     * @param outgoing null if it is what was published last
     */
    public record Row(long identity, @Nullable Outgoing outgoing) {}

    /**
     * Makes a row of a customer's health.
     *
     * @param told what identifies the one published last
     */
    Row prepare(byte[] customer, Health health, Instant at, long told) {
        String customerId = new String(customer, StandardCharsets.UTF_8);
        CustomerHealth row = factory.health.toAvro(customerId, health, Instant.EPOCH);
        long identity = identity(factory.serializer.serialize(factory.topics.health(), row));
        if (identity == told) {
            return new Row(identity, null);
        }
        row.setUpdatedAt(at);
        byte[] bytes = factory.serializer.serialize(factory.topics.health(), row);
        return new Row(identity, outgoing(customer, bytes, at, Nodes.HEALTH_SINK));
    }

    /**
     * Makes the record that tells readers of customer health to forget the customer, and which name its movements keep.
     *
     * @param known whether the pipeline knew the customer
     */
    Outgoing forgotten(byte[] customer, long timestamp, @Nullable String pseudonym, boolean known) {
        Headers headers = new RecordHeaders();
        if (!known) {
            headers.add(Incoming.Erasure.UNKNOWN, new byte[0]);
        }
        if (pseudonym != null) {
            headers.add(Incoming.Erasure.PSEUDONYM, pseudonym.getBytes(StandardCharsets.UTF_8));
        }
        return new Outgoing(Nodes.HEALTH_SINK, new Record<>(customer, null, timestamp, headers));
    }

    /** Never 0. */
    private static long identity(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return ByteBuffer.wrap(digest).getLong() | 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outgoing outgoing(byte[] key, byte[] bytes, Instant at, String sink) {
        return new Outgoing(sink, new Record<>(key, bytes, Math.max(0, at.toEpochMilli())));
    }

    /** Holds what the publishers of all tasks share. */
    public record Factory(
            Topics topics,
            AlertMapping alerts,
            OutcomeMapping outcomes,
            HealthMapping health,
            Serializer<? super SpecificRecord> serializer,
            CloudEvents<AlertState> events) {

        RiskPublisher publisher() {
            return new RiskPublisher(this);
        }
    }
}
