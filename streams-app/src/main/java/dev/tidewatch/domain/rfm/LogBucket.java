package dev.tidewatch.domain.rfm;

/**
 * Numbers in buckets that grow with them: sixteen to each doubling, so that a bucket is never wider than a sixteenth of what is
 * in it, and every whole number below 32 has one of its own. The order of buckets is that of numbers.
 */
public final class LogBucket {

    private static final int BITS = 4;
    private static final int PER_DOUBLING = 1 << BITS;

    private LogBucket() {}

    /** Returns the bucket of a number; all below 0 are in that of 0. */
    public static int of(long number) {
        if (number < 2 * PER_DOUBLING) {
            return (int) Math.max(number, 0);
        }
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(number) - BITS;
        return doublings * PER_DOUBLING + (int) (number >>> doublings);
    }

    /** The smallest number in a bucket: any below 0 is in the first. */
    public static long lowest(int bucket) {
        if (bucket < PER_DOUBLING) {
            return bucket == 0 ? Long.MIN_VALUE : bucket;
        }
        int doublings = bucket / PER_DOUBLING - 1;
        return (long) (bucket - doublings * PER_DOUBLING) << doublings;
    }
}
