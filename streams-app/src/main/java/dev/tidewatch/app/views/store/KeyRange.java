package dev.tidewatch.app.views.store;

import java.util.Arrays;

/**
 * Keys in the order of their bytes.
 *
 * @param from the first
 * @param to beyond the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyRange(byte[] from, byte[] to) {

    /** All that begin with these bytes. */
    public static KeyRange of(byte[] prefix) {
        return new KeyRange(prefix, beyond(prefix));
    }

    /** The same from another key on. */
    public KeyRange from(ViewKey start) {
        return new KeyRange(start.bytes(), to);
    }

    public boolean isFromStart(byte[] key) {
        return Arrays.compareUnsigned(key, from) >= 0;
    }

    public boolean isBelowEnd(byte[] key) {
        return Arrays.compareUnsigned(key, to) < 0;
    }

    /** Above every key that begins so, and below every other that is above them: no key has a byte 255, which is no UTF-8. */
    private static byte[] beyond(byte[] prefix) {
        byte[] beyond = Arrays.copyOf(prefix, prefix.length + 1);
        beyond[prefix.length] = (byte) 0xff;
        return beyond;
    }
}
