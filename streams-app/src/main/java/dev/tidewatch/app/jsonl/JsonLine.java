package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.JsonMismatch;
import org.jspecify.annotations.Nullable;

/**
 * One record of an input file; its value is an object not yet held against a schema.
 *
 * @param place such as {@code events.jsonl:12}
 * @param key null for a record without key
 * @param value null for a tombstone
 * @param timestamp as it stands there; null if there is none, as in most inputs
 */
public record JsonLine(
        String place,
        String topic,
        @Nullable String key,
        @Nullable JsonNode value,
        @Nullable String timestamp) {

    /** Returns what to throw when the value does not fit its schema. */
    public BadInput valueMismatch(JsonMismatch mismatch) {
        return new BadInput(place, mismatch.within("value").getMessage());
    }

    /** Returns what to throw when the line cannot be used for another reason. */
    public BadInput problem(String problem) {
        return new BadInput(place, problem);
    }
}
