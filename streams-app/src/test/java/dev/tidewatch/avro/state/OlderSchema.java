package dev.tidewatch.avro.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** A schema before some steps were taken; each method takes one back and fails when there is nothing to take back. */
final class OlderSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    OlderSchema(Schema schema) {
        root = json(schema.toString());
    }

    Schema schema() {
        return new Schema.Parser().parse(root.toString());
    }

    OlderSchema withoutField(String record, String name) {
        ArrayNode fields = (ArrayNode) type(record).get("fields");
        fields.remove(position(fields, name));
        return this;
    }

    /** In front, where it would be read for another if order were all that counted. */
    OlderSchema withField(String record, String field) {
        ((ArrayNode) type(record).get("fields")).insert(0, json(field));
        return this;
    }

    OlderSchema withoutSymbol(String enumeration, String symbol) {
        ArrayNode symbols = (ArrayNode) type(enumeration).get("symbols");
        for (int i = 0; i < symbols.size(); i++) {
            if (symbols.get(i).asText().equals(symbol)) {
                symbols.remove(i);
                return this;
            }
        }
        throw new AssertionError("no symbol " + symbol);
    }

    OlderSchema withDoc(String record, String doc) {
        type(record).put("doc", doc);
        return this;
    }

    private ObjectNode type(String name) {
        for (JsonNode parent : root.findParents("name")) {
            boolean type = parent.has("fields") || parent.has("symbols");
            if (type && parent.get("name").asText().equals(name)) {
                return (ObjectNode) parent;
            }
        }
        throw new AssertionError("no type " + name);
    }

    private static int position(ArrayNode fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).get("name").asText().equals(name)) {
                return i;
            }
        }
        throw new AssertionError("no field " + name);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
