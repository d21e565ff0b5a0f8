package dev.tidewatch.stream.customer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * An entry of the index of rates: the customer asked for the currency's rate on the day. Its key sorts by currency, then day,
 * then customer.
 */
@SuppressWarnings("ArrayRecordComponent") // a store key, never compared as a record
record RateUse(String currency, int day, byte[] customer) {

    private static final int CURRENCY_BYTES = 3;
    private static final byte[] NO_CUSTOMER = {};

    static RateUse of(Bytes key) {
        ByteBuffer buffer = ByteBuffer.wrap(key.get());
        byte[] currency = new byte[CURRENCY_BYTES];
        buffer.get(currency);
        int day = buffer.getInt() ^ Integer.MIN_VALUE;
        byte[] customer = new byte[buffer.remaining()];
        buffer.get(customer);
        return new RateUse(new String(currency, StandardCharsets.US_ASCII), day, customer);
    }

    /** Before every entry of the currency on the day or later. */
    static Bytes from(String currency, int day) {
        return new RateUse(currency, day, NO_CUSTOMER).key();
    }

    /** With the sign bit flipped, so that days before 1970 sort first. */
    Bytes key() {
        return Bytes.wrap(ByteBuffer.allocate(CURRENCY_BYTES + Integer.BYTES + customer.length)
                .put(currency.getBytes(StandardCharsets.US_ASCII))
                .putInt(day ^ Integer.MIN_VALUE)
                .put(customer)
                .array());
    }
}
