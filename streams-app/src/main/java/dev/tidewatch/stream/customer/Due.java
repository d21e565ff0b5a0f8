package dev.tidewatch.stream.customer;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** An entry of the due index: at {@code at} the customer must be called. Its key sorts by instant, then customer. */
@SuppressWarnings("ArrayRecordComponent") // a store key, never compared as a record
public record Due(Instant at, byte[] customer) {

    private static final byte[] NO_CUSTOMER = {};

    static Due of(Bytes key) {
        ByteBuffer buffer = ByteBuffer.wrap(key.get());
        Instant at = Instant.ofEpochMilli(buffer.getLong() ^ Long.MIN_VALUE);
        byte[] customer = new byte[buffer.remaining()];
        buffer.get(customer);
        return new Due(at, customer);
    }

    /** Before every entry at or after the instant. */
    static Bytes from(Instant instant) {
        return new Due(instant, NO_CUSTOMER).key();
    }

    /** With the sign bit flipped, so that instants before 1970 sort first. */
    Bytes key() {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + customer.length)
                .putLong(at.toEpochMilli() ^ Long.MIN_VALUE)
                .put(customer)
                .array());
    }
}
