package dev.tidewatch.stream.terms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the index of terms: one id, whose entries lie together, then another. */
final class TermsKey {

    private static final byte[] NOTHING = {};

    private TermsKey() {}

    /** The entry of a customer that asked for terms. */
    static Bytes ofUser(String termsId, byte[] customer) {
        return of('u', termsId.getBytes(StandardCharsets.UTF_8), customer);
    }

    /** Before every customer that asked for the terms. */
    static Bytes usersOf(String termsId) {
        return ofUser(termsId, NOTHING);
    }

    /** The entry of terms that name a customer. */
    static Bytes ofOwner(byte[] customer, String termsId) {
        return of('o', customer, termsId.getBytes(StandardCharsets.UTF_8));
    }

    /** Before all terms that name the customer. */
    static Bytes ownedBy(byte[] customer) {
        return of('o', customer, NOTHING);
    }

    /** Returns what stands behind the first id. */
    static byte[] second(Bytes key, Bytes prefix) {
        return Arrays.copyOfRange(key.get(), prefix.get().length, key.get().length);
    }

    private static Bytes of(char kind, byte[] first, byte[] second) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Integer.BYTES + first.length + second.length)
                .put((byte) kind)
                .putInt(first.length)
                .put(first)
                .put(second)
                .array());
    }
}
