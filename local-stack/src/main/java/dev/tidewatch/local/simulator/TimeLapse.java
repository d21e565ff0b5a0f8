package dev.tidewatch.local.simulator;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A company's time as the wall clock shows it: the same up to {@code from}, {@code speed} times faster from there. Order is
 * kept, and an instant that lies ahead, such as that of a scheduled cancellation, is drawn nearer like what happens then.
 */
public record TimeLapse(Instant from, long speed) {

    public Instant shown(Instant at) {
        return at.isAfter(from)
                ? from.plus(Duration.between(from, at).dividedBy(speed)).truncatedTo(MILLIS)
                : at;
    }

    /** The event with all of its instants as they are shown. */
    public SimulatedEvent shown(SimulatedEvent event) {
        SpecificRecord value = copy(event.value());
        show(value);
        return new SimulatedEvent(event.input(), event.customerId(), shown(event.occurredAt()), value);
    }

    private static SpecificRecord copy(SpecificRecord value) {
        return SpecificData.getForClass(value.getClass()).deepCopy(value.getSchema(), value);
    }

    private void show(IndexedRecord record) {
        for (int field = 0; field < record.getSchema().getFields().size(); field++) {
            Object value = record.get(field);
            if (value instanceof Instant instant) {
                record.put(field, shown(instant));
            } else {
                showInside(value);
            }
        }
    }

    private void showInside(@Nullable Object value) {
        if (value instanceof IndexedRecord record) {
            show(record);
        } else if (value instanceof Iterable<?> elements) {
            elements.forEach(this::showInside);
        }
    }
}
