package dev.tidewatch.domain.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Hashes of the ids of a customer's newest events, in order of time: what comes again is known. */
public final class RecentIds {

    public static final RecentIds NONE = new RecentIds(new long[0], new long[0]);

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] hashes;
    private final long[] millis;

    private RecentIds(long[] hashes, long[] millis) {
        this.hashes = hashes;
        this.millis = millis;
    }

    /** As kept: hashes and the epoch milliseconds of their events, in order of time; not copied. */
    public static RecentIds of(long[] hashes, long[] millis) {
        return hashes.length == 0 ? NONE : new RecentIds(hashes, millis);
    }

    /** FNV-1a over the characters, mixed, so that like ids lie far apart. */
    public static long hash(String topic, String eventId) {
        long hash = hash(hash(FNV_OFFSET, topic) ^ '/', eventId);
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    private static long hash(long from, String text) {
        long hash = from;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    public int size() {
        return hashes.length;
    }

    /** Returns the hash of the {@code i}th event. */
    public long hash(int i) {
        return hashes[i];
    }

    /** Epoch milliseconds of the {@code i}th event. */
    public long at(int i) {
        return millis[i];
    }

    boolean contains(long hash) {
        for (long known : hashes) {
            if (known == hash) {
                return true;
            }
        }
        return false;
    }

    /** With one more, without those that are too old or too many. */
    RecentIds with(long hash, Instant at, int most, Duration kept) {
        long time = at.toEpochMilli();
        int place = hashes.length;
        while (place > 0 && isAfter(place - 1, time, hash)) {
            place--;
        }
        long[] moreHashes = inserted(hashes, place, hash);
        long[] moreMillis = inserted(millis, place, time);
        int first = Math.max(0, moreHashes.length - most);
        long oldest = moreMillis[moreMillis.length - 1] - kept.toMillis();
        while (first < moreMillis.length && moreMillis[first] < oldest) {
            first++;
        }
        return of(
                Arrays.copyOfRange(moreHashes, first, moreHashes.length),
                Arrays.copyOfRange(moreMillis, first, moreMillis.length));
    }

    private boolean isAfter(int i, long time, long hash) {
        return millis[i] > time || (millis[i] == time && hashes[i] > hash);
    }

    private static long[] inserted(long[] values, int place, long value) {
        long[] more = new long[values.length + 1];
        System.arraycopy(values, 0, more, 0, place);
        more[place] = value;
        System.arraycopy(values, place, more, place + 1, values.length - place);
        return more;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecentIds ids && Arrays.equals(hashes, ids.hashes) && Arrays.equals(millis, ids.millis);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Arrays.hashCode(millis);
    }

    @Override
    public String toString() {
        return hashes.length + " ids";
    }
}
