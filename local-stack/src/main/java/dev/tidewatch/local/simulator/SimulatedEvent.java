package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.input.InputRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** One event as its source would send it: {@code value} is a record of {@code input}'s schema. */
public record SimulatedEvent(InputRecord<?> input, String customerId, Instant occurredAt, SpecificRecord value) {}
