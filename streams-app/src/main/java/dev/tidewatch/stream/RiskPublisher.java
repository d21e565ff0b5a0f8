package dev.tidewatch.stream;

import dev.tidewatch.avro.AlertMapping;
import dev.tidewatch.avro.HealthMapping;
import dev.tidewatch.domain.risk.Alert;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.output.CustomerHealth;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends alerts to {@link Topics#AT_RISK_ALERTS} and customers to {@link Topics#CUSTOMER_HEALTH}, each with the instant it is
 * dated as the record's time.
 */
final class RiskPublisher {

    private final Factory factory;
    private final ProcessorContext<byte[], byte[]> context;

    private RiskPublisher(Factory factory, ProcessorContext<byte[], byte[]> context) {
        this.factory = factory;
        this.context = context;
    }

    void publish(byte[] customer, String customerId, List<Alert> alerts) {
        for (Alert alert : alerts) {
            byte[] bytes =
                    factory.serializer.serialize(factory.topics.alerts(), factory.alerts.toAvro(customerId, alert));
            forward(customer, bytes, alert.updatedAt(), Nodes.ALERTS_SINK);
        }
    }

    /**
     * Publishes a customer's health if it is not what was published last; what identifies it now.
     *
     * @param told what identifies the one published last
     */
    long publish(byte[] customer, Health health, Instant at, long told) {
        String customerId = new String(customer, StandardCharsets.UTF_8);
        CustomerHealth row = factory.health.toAvro(customerId, health, Instant.EPOCH);
        long identity = identity(factory.serializer.serialize(factory.topics.health(), row));
        if (identity != told) {
            row.setUpdatedAt(at);
            forward(customer, factory.serializer.serialize(factory.topics.health(), row), at, Nodes.HEALTH_SINK);
        }
        return identity;
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

    private void forward(byte[] customer, byte[] bytes, Instant at, String sink) {
        context.forward(new Record<>(customer, bytes, Math.max(0, at.toEpochMilli())), sink);
    }

    /** What the publishers of all tasks share. */
    record Factory(
            Topics topics, AlertMapping alerts, HealthMapping health, Serializer<? super SpecificRecord> serializer) {

        RiskPublisher on(ProcessorContext<byte[], byte[]> context) {
            return new RiskPublisher(this, context);
        }
    }
}
