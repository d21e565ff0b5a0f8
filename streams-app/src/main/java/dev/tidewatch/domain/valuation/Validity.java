package dev.tidewatch.domain.valuation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From when a discount lowers an item, and until when; nothing where {@code until} is not behind {@code from}. */
record Validity(Instant from, Instant until) {

    static final Validity NEVER = new Validity(Instant.MAX, Instant.MIN);

    /** From and until null: always has, and for ever. */
    static Validity between(@Nullable Instant from, @Nullable Instant until) {
        return new Validity(from == null ? Instant.MIN : from, until == null ? Instant.MAX : until);
    }

    Validity upTo(Instant end) {
        return until.isAfter(end) ? new Validity(from, end) : this;
    }

    Validity startingAt(Instant start) {
        return from.isBefore(start) ? new Validity(start, until) : this;
    }

    boolean isEver() {
        return from.isBefore(until);
    }

    /** The time from the beginning of the one to the end of the other. */
    Validity with(Validity other) {
        if (!isEver() || !other.isEver()) {
            return isEver() ? this : other;
        }
        return new Validity(
                other.from.isBefore(from) ? other.from : from, other.until.isAfter(until) ? other.until : until);
    }

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** Returns whether it changes anything behind {@code instant}, and where. */
    boolean startsBehind(Instant instant) {
        return from.isAfter(instant) && from.isBefore(until);
    }

    boolean endsBehind(Instant instant) {
        return until.isAfter(instant) && from.isBefore(until) && until.isBefore(Instant.MAX);
    }
}
