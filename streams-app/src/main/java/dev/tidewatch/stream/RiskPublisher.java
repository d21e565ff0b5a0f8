package dev.tidewatch.stream;

import dev.tidewatch.avro.AlertMapping;
import dev.tidewatch.avro.HealthMapping;
import dev.tidewatch.domain.customer.RiskNews;
import dev.tidewatch.domain.risk.Alert;
import dev.tidewatch.domain.risk.Health;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends alerts to {@link Topics#AT_RISK_ALERTS} and then the customer to {@link Topics#CUSTOMER_HEALTH}, each with the instant
 * it is dated as the record's time.
 */
final class RiskPublisher {

    private final Factory factory;
    private final ProcessorContext<byte[], byte[]> context;

    private RiskPublisher(Factory factory, ProcessorContext<byte[], byte[]> context) {
        this.factory = factory;
        this.context = context;
    }

    void publish(byte[] customer, String customerId, RiskNews news) {
        for (Alert alert : news.alerts()) {
            byte[] bytes =
                    factory.serializer.serialize(factory.topics.alerts(), factory.alerts.toAvro(customerId, alert));
            forward(customer, bytes, alert.updatedAt(), Nodes.ALERTS_SINK);
        }
        Health health = news.health();
        Instant at = news.at();
        if (health != null && at != null) {
            byte[] bytes = factory.serializer.serialize(
                    factory.topics.health(), factory.health.toAvro(customerId, health, at));
            forward(customer, bytes, at, Nodes.HEALTH_SINK);
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
