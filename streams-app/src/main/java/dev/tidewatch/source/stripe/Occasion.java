package dev.tidewatch.source.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an object is looked at: an event about it, or an export that it was part of.
 *
 * @param type of the event; empty for an export
 * @param id of the event; empty for an export
 * @param sequence the event's place among those of one second; null if unknown
 * @param previous {@code previous_attributes}: what the event changed, as it was before
 */
record Occasion(
        String type, String id, Instant at, @Nullable Long sequence, Field previous) {

    boolean isExport() {
        return type.isEmpty();
    }

    /** Of the state of {@code object} then; a later export of it is another event. */
    String eventId(Field object) {
        return isExport() ? object.at("id").text() + "@" + at : id;
    }

    /** The same as an event of another type. */
    Occasion as(String other) {
        return new Occasion(other, id, at, sequence, previous);
    }

    boolean changed(String member) {
        return previous.json().has(member);
    }
}
