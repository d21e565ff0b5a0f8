package dev.tidewatch.stream.publish;

import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.avro.told.CloudEvents;
import dev.tidewatch.avro.told.MovementNumber;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.clock.TaskTime;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.names.Topics;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Makes records for {@link Topics#MRR_MOVEMENTS} of corrections, with the movement's instant as the record's time. */
public final class MovementPublisher {

    private final Factory factory;
    private final ProcessorContext<byte[], byte[]> context;
    private final TaskTime time;

    private MovementPublisher(Factory factory, ProcessorContext<byte[], byte[]> context, TaskTime time) {
        this.factory = factory;
        this.context = context;
        this.time = time;
    }

    /** A number may be left out: what fails after its record was made is not published. */
    Outgoing prepare(byte[] customer, String customerId, Correction correction) {
        Instant now = factory.clock.at(Instant.ofEpochMilli(context.currentSystemTimeMs()));
        MrrMovement movement = factory.mapping.toAvro(customerId, correction, now);
        byte[] bytes = factory.serializer.serialize(factory.topic, movement);
        long timestamp = Math.max(0, movement.getEffectiveAt().toEpochMilli());
        RecordHeaders headers = CloudEvents.of(factory.events, customer, movement);
        Record<byte[], byte[]> record = new Record<>(customer, bytes, timestamp, headers);
        new MovementNumber(context.taskId().partition(), time.nextMovement()).addTo(record.headers());
        return new Outgoing(Nodes.MOVEMENTS_SINK, record);
    }

    /** The number of the last movement; 0 if there is none. */
    long last() {
        return time.movements();
    }

    /** Holds what the publishers of all tasks share. */
    public record Factory(
            String topic,
            MovementMapping mapping,
            Serializer<? super MrrMovement> serializer,
            LiveClock clock,
            CloudEvents<MovementKind> events) {

        MovementPublisher on(ProcessorContext<byte[], byte[]> context, TaskTime time) {
            return new MovementPublisher(this, context, time);
        }
    }
}
