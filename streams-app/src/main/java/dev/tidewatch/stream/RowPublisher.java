package dev.tidewatch.stream;

import dev.tidewatch.avro.RetentionMapping;
import dev.tidewatch.domain.metric.MetricRow;
import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.output.RetentionMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends rows to {@link Topics#RETENTION_METRICS}, with {@code asOf} as the record's time. */
final class RowPublisher {

    private final Factory factory;
    private final ProcessorContext<byte[], byte[]> context;

    private RowPublisher(Factory factory, ProcessorContext<byte[], byte[]> context) {
        this.factory = factory;
        this.context = context;
    }

    void publish(Segment segment, MetricRow row, Instant asOf) {
        byte[] key = RetentionMapping.key(segment, row).getBytes(StandardCharsets.UTF_8);
        byte[] value = factory.serializer.serialize(factory.topic, factory.mapping.toAvro(segment, row, asOf));
        context.forward(new Record<>(key, value, Math.max(0, asOf.toEpochMilli())), Nodes.METRICS_SINK);
    }

    /** What the publishers of all tasks share. */
    record Factory(String topic, RetentionMapping mapping, Serializer<? super RetentionMetrics> serializer) {

        RowPublisher on(ProcessorContext<byte[], byte[]> context) {
            return new RowPublisher(this, context);
        }
    }
}
