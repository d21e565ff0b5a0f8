package dev.tidewatch.app.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One JSON document of a file, or what stands where one was expected.
 *
 * @param place such as {@code events.jsonl:12}, or {@code customers.json:1 [3]} for an element of a list
 * @param json missing if it is not JSON
 * @param text what stands there; empty for JSON
 * @param problem why it is not JSON; empty for JSON
 */
public record JsonDocument(String place, JsonNode json, String text, String problem) {

    static JsonDocument of(String place, JsonNode json) {
        return new JsonDocument(place, json, "", "");
    }

    static JsonDocument broken(String place, String text, String problem) {
        return new JsonDocument(place, MissingNode.getInstance(), text, problem);
    }

    /** Returns whether it is JSON. */
    public boolean isJson() {
        return !json.isMissingNode();
    }

    /** On one line. */
    public String raw() {
        return isJson() ? json.toString() : text;
    }
}
