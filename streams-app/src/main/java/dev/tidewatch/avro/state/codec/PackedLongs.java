package dev.tidewatch.avro.state.codec;

import java.nio.ByteBuffer;

/** Numbers in as few bytes as they need: seven bits in each, the lowest first, a set top bit says that more follow. */
public final class PackedLongs {

    public static final int LONGEST = 10;

    private static final int BITS = 7;
    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;

    private PackedLongs() {}

    /** Writes a number that is not negative. */
    public static void put(ByteBuffer to, long value) {
        long left = value;
        while (left > LOW) {
            to.put((byte) ((left & LOW) | MORE));
            left >>>= BITS;
        }
        to.put((byte) left);
    }

    public static long get(ByteBuffer from) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = from.get();
            value |= (long) (next & LOW) << shift;
            shift += BITS;
        } while (next < 0);
        return value;
    }
}
