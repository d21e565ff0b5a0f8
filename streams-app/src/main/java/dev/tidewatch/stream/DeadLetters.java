package dev.tidewatch.stream;

import dev.tidewatch.avro.Incoming;
import dev.tidewatch.domain.Rejected;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The one road to the dead letters: the record whole, its reason in headers. */
final class DeadLetters {

    /** What was kept of a conflict: the arriving record or the earlier one. */
    static final String KEPT = "tidewatch.kept";

    private static final String REASON = "tidewatch.reason";
    private static final String MESSAGE = "tidewatch.message";
    private static final String SCHEMA_ID = "tidewatch.schema-id";
    // What Kafka Streams' own error handlers call them, so that tools find them.
    private static final String TOPIC = "__streams.errors.topic";
    private static final String PARTITION = "__streams.errors.partition";
    private static final String OFFSET = "__streams.errors.offset";
    private static final String EXCEPTION = "__streams.errors.exception";
    private static final String STREAMS_MESSAGE = "__streams.errors.message";

    private final ProcessorContext<byte[], byte[]> context;
    private final String sink;

    DeadLetters(ProcessorContext<byte[], byte[]> context, String sink) {
        this.context = context;
        this.sink = sink;
    }

    /** @param bytes the value as it came */
    void add(Record<byte[], ?> source, byte @Nullable [] bytes, Letter letter) {
        Headers headers = new RecordHeaders(source.headers());
        put(headers, REASON, letter.rejected().reason().name());
        put(headers, MESSAGE, letter.rejected().detail());
        if (letter.schemaId() != null) {
            put(headers, SCHEMA_ID, letter.schemaId().toString());
        }
        Rejected.Kept kept = letter.rejected().kept();
        if (kept != null) {
            put(headers, KEPT, kept.name());
        }
        context.recordMetadata().ifPresent(origin -> putOrigin(headers, origin));
        Exception cause = letter.cause();
        put(headers, EXCEPTION, cause == null ? "none" : cause.getClass().getName());
        put(headers, STREAMS_MESSAGE, letter.rejected().detail());
        context.forward(new Record<>(source.key(), bytes, source.timestamp(), headers), sink);
    }

    private static void putOrigin(Headers headers, RecordMetadata origin) {
        put(headers, TOPIC, origin.topic());
        put(headers, PARTITION, Integer.toString(origin.partition()));
        put(headers, OFFSET, Long.toString(origin.offset()));
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Why a record is refused, and what is known of it.
     *
     * @param cause what was thrown; null where a rule refused the record
     */
    record Letter(
            Rejected rejected,
            @Nullable Integer schemaId,
            @Nullable Exception cause) {

        static Letter of(Incoming.Undecodable undecodable) {
            return new Letter(undecodable.rejected(), undecodable.schemaId(), undecodable.cause());
        }
    }
}
