package dev.tidewatch.stream.publish;

import dev.tidewatch.avro.output.CohortMapping;
import dev.tidewatch.avro.output.RetentionMapping;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.row.CohortRow;
import dev.tidewatch.domain.row.MetricRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends rows to {@link Topics#RETENTION_METRICS} and {@link Topics#COHORT_RETENTION}, with {@code asOf} as the record's time.
 */
public final class RowPublisher {

    private final Factory factory;
    private final RetentionMapping mapping;
    private final ProcessorContext<byte[], byte[]> context;
    private Headers headers = new RecordHeaders();
    private int rows;

    private RowPublisher(Factory factory, ProcessorContext<byte[], byte[]> context) {
        this.factory = factory;
        this.mapping = new RetentionMapping(factory.reportingCurrency);
        this.context = context;
    }

    /** To be said of the rows that follow. */
    public void rowsHave(MovementsTold movements) {
        headers = new RecordHeaders();
        movements.addTo(headers);
    }

    public void publish(Segment segment, MetricRow row, Instant asOf) {
        byte[] value = factory.serializer.serialize(factory.topics.metrics(), mapping.toAvro(segment, row, asOf));
        String key = RetentionMapping.key(segment, row);
        forward(record(key, value, asOf).withHeaders(headers), Nodes.METRICS_SINK);
    }

    public void publish(Segment segment, CohortRow row, Instant asOf) {
        SpecificRecord cohort = CohortMapping.toAvro(segment, row, factory.reportingCurrency);
        byte[] value = factory.serializer.serialize(factory.topics.cohorts(), cohort);
        forward(record(CohortMapping.key(segment, row), value, asOf), Nodes.COHORTS_SINK);
    }

    /** To every customer task. */
    public void publish(RfmScale scale) {
        long timestamp = Math.max(0, context.currentStreamTimeMs());
        context.forward(new Record<>(null, ControlMessage.scale(scale), timestamp), Nodes.SCALES_SINK);
    }

    /** So many so far; it may wrap around. */
    public int rows() {
        return rows;
    }

    private void forward(Record<byte[], byte[]> record, String sink) {
        rows++;
        context.forward(record, sink);
    }

    private static Record<byte[], byte[]> record(String key, byte[] value, Instant asOf) {
        return new Record<>(key.getBytes(StandardCharsets.UTF_8), value, Math.max(0, asOf.toEpochMilli()));
    }

    /** Holds what the publishers of all tasks share. */
    public record Factory(Topics topics, String reportingCurrency, Serializer<? super SpecificRecord> serializer) {

        public RowPublisher on(ProcessorContext<byte[], byte[]> context) {
            return new RowPublisher(this, context);
        }
    }
}
