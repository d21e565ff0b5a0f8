package dev.tidewatch.stream.publish;

import dev.tidewatch.avro.fault.TooLarge;
import dev.tidewatch.stream.names.Topics;
import org.apache.kafka.streams.processor.api.Record;

/** A record that is ready to be forwarded: whatever can fail because of its content is done. */
public record Outgoing(String sink, Record<byte[], byte[]> record) {

    /** The largest record in bytes: half of what the topics take. */
    private static final int LARGEST = Topics.LARGEST_RECORD / 2;

    /** Throws what leads to a dead letter if no topic would take it. */
    void check() {
        int bytes = record.value().length;
        if (bytes > LARGEST) {
            throw new TooLarge("what is published of it would have " + bytes + " bytes; it may have " + LARGEST);
        }
    }
}
