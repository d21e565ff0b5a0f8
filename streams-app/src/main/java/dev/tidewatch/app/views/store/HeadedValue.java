package dev.tidewatch.app.views.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A record's value behind what its header says: a length, a text, the value. */
public final class HeadedValue {

    private HeadedValue() {}

    public static byte[] of(String head, byte[] value) {
        byte[] text = head.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + text.length + value.length)
                .putInt(text.length)
                .put(text)
                .put(value)
                .array();
    }

    public static String head(byte[] kept) {
        return new String(kept, Integer.BYTES, length(kept), StandardCharsets.UTF_8);
    }

    public static byte[] value(byte[] kept) {
        return Arrays.copyOfRange(kept, Integer.BYTES + length(kept), kept.length);
    }

    private static int length(byte[] kept) {
        return ByteBuffer.wrap(kept).getInt();
    }
}
