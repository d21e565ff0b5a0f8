package dev.tidewatch.app.inputs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what looking at one partition again and again tells.
 *
 * @param end its end offset
 * @param since the first look
 * @param grewAt the look that found more than the one before; null if none did
 * @param newest the largest timestamp that can be believed; null while there is none
 */
record PartitionTimes(
        long end,
        Instant since,
        @Nullable Instant grewAt,
        @Nullable Instant newest) {

    /**
     * One look.
     *
     * @param largest timestamp of its records; negative if there is none
     */
    record Look(Instant at, long end, long largest) {}

    static PartitionTimes first(Look look, Duration skew) {
        return new PartitionTimes(look.end, look.at, null, null).after(look, skew);
    }

    /**
     * After one more look. A record from the future would hide for ever that nothing comes after it: then the time of arrival
     * counts, as far as it was seen; as it does where all records are dated 1970, which nobody dated.
     */
    PartitionTimes after(Look look, Duration skew) {
        Instant grew = look.end == end ? grewAt : look.at;
        boolean believed =
                look.largest > 0 && !Instant.ofEpochMilli(look.largest).isAfter(look.at.plus(skew));
        if (believed) {
            return new PartitionTimes(look.end, since, grew, Instant.ofEpochMilli(look.largest));
        }
        PartitionTimes undated = new PartitionTimes(look.end, since, grew, null);
        return look.largest < 0 ? undated : new PartitionTimes(look.end, since, grew, undated.arrival());
    }

    /** When something came, as far as it was seen; null if nothing ever did. */
    @Nullable
    Instant arrival() {
        return end == 0 ? null : grewAt == null ? since : grewAt;
    }
}
