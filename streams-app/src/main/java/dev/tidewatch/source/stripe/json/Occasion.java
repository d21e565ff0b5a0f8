package dev.tidewatch.source.stripe.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says why an object is looked at: an event about it, or an export that it was part of.
 *
 * @param type of the event; empty for an export
 * @param id of the event; empty for an export
 * @param sequence the event's place among those of one second; null if unknown
 * @param previous {@code previous_attributes}: what the event changed, as it was before
 */
public record Occasion(
        String type, String id, Instant at, @Nullable Long sequence, Field previous) {

    public boolean isExport() {
        return type.isEmpty();
    }

    /** Returns the id of the event that the state of {@code object} was then; a later export of it is another event. */
    public String eventId(Field object) {
        return isExport() ? object.at("id").text() + "@" + at : id;
    }

    /** The same as an event of another type. */
    public Occasion as(String other) {
        return new Occasion(other, id, at, sequence, previous);
    }

    public boolean changed(String member) {
        return previous.json().has(member);
    }
}
