package dev.tidewatch.avro.order;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Runs in the form of {@code ProcessingOrder.avsc}. Another record of the same input costs a comparison and an addition. */
public final class RunLengths {

    private static final int LONGEST_RUN = 15;
    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int NONE = -1;

    private final byte[] bytes;
    private int length;
    private int input = NONE;
    private long count;

    /**
     * Without any run.
     *
     * @param capacity from so many bytes on it is full
     */
    public RunLengths(int capacity) {
        bytes = new byte[capacity + LONGEST_RUN + LONGEST_RUN];
    }

    /** Puts runs in place of what it holds; a run that goes on is written as another one. */
    public void set(ByteBuffer runs) {
        clear();
        length = runs.remaining();
        runs.duplicate().get(bytes, 0, length);
    }

    /** One more record of an input. */
    public void add(int ofInput) {
        if (ofInput == input) {
            count++;
            return;
        }
        length = end();
        input = ofInput;
        count = 1;
    }

    public boolean isFull() {
        return length + LONGEST_RUN + LONGEST_RUN >= bytes.length;
    }

    public void clear() {
        length = 0;
        input = NONE;
        count = 0;
    }

    /** All runs; they hold until the next change. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, end());
    }

    /** Returns what {@link #view} gave, also after it went through the log. */
    public static List<Run> decode(ByteBuffer runs) {
        ByteBuffer left = runs.duplicate();
        List<Run> decoded = new ArrayList<>();
        while (left.hasRemaining()) {
            decoded.add(new Run(Math.toIntExact(number(left)), number(left)));
        }
        return decoded;
    }

    /** The runs of several orders, one after the other, those of one input that meet as one. */
    public static List<Run> join(List<Run> runs) {
        List<Run> joined = new ArrayList<>();
        for (Run run : runs) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).input() == run.input()) {
                joined.set(last, new Run(run.input(), joined.get(last).count() + run.count()));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    @Override
    public String toString() {
        return decode(view()).toString();
    }

    /** Writes the open run behind the closed ones; where it ends. */
    private int end() {
        return count == 0 ? length : put(put(length, input), count);
    }

    private int put(int at, long number) {
        int next = at;
        long left = number;
        while (left > LOW_BITS) {
            bytes[next++] = (byte) ((left & LOW_BITS) | MORE);
            left >>>= BITS;
        }
        bytes[next++] = (byte) left;
        return next;
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            number |= (long) (next & LOW_BITS) << shift;
            shift += BITS;
        } while ((next & MORE) != 0);
        return number;
    }
}
