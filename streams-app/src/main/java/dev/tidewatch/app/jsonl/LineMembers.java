package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.NearestName;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a line, checked; what only outputs carry is accepted and ignored, so that they can be read back. */
record LineMembers(JsonNode line) {

    private static final List<String> KNOWN = List.of("topic", "key", "value", "partition", "offset", "timestamp");

    LineMembers {
        if (!line.isObject()) {
            throw new JsonMismatch("expected an object with topic, key and value");
        }
        if (line.path("object").isTextual() && !line.has("topic")) {
            throw new JsonMismatch(
                    "this is no record but JSON of Stripe's: ./tidewatch import stripe makes records of it");
        }
        for (Iterator<String> names = line.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOWN.contains(name)) {
                throw new JsonMismatch("unknown member" + suggestion(name)).within(name);
            }
        }
    }

    String topic() {
        JsonNode topic = required("topic", "a string");
        if (!topic.isTextual() || topic.textValue().isEmpty()) {
            throw new JsonMismatch("expected the name of a topic").within("topic");
        }
        return topic.textValue();
    }

    @Nullable
    String key() {
        JsonNode key = required("key", "a string or null");
        if (!key.isTextual() && !key.isNull()) {
            throw new JsonMismatch("expected a string or null").within("key");
        }
        return key.textValue();
    }

    @Nullable
    JsonNode value() {
        JsonNode value = required("value", "an object, or null for a tombstone");
        if (!value.isObject() && !value.isNull()) {
            throw new JsonMismatch("expected an object, or null for a tombstone").within("value");
        }
        return value.isNull() ? null : value;
    }

    /** Only outputs have one that can be relied on. */
    @Nullable
    String timestamp() {
        return line.path("timestamp").textValue();
    }

    private JsonNode required(String name, String expected) {
        JsonNode member = line.get(name);
        if (member == null) {
            throw new JsonMismatch("missing; expected " + expected).within(name);
        }
        return member;
    }

    private static String suggestion(String name) {
        return NearestName.of(name, KNOWN)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; a line has topic, key and value");
    }
}
