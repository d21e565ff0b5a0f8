package dev.tidewatch.avro.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.Schema;

/** Holds what would be right where a schema stands, in words with an example. */
record Expected(String what) {

    private static final int LONGEST_SHOWN = 60;

    static Expected of(Schema schema) {
        return new Expected(
                switch (schema.getType()) {
                    case RECORD -> "an object (" + schema.getName() + ")";
                    case ARRAY -> "an array, each element " + of(schema.getElementType()).what;
                    case MAP -> "an object, each member " + of(schema.getValueType()).what;
                    case UNION -> of(PlainSchema.present(schema)).what + (schema.isNullable() ? " or null" : "");
                    case ENUM -> "one of " + String.join(", ", schema.getEnumSymbols());
                    case STRING -> "a string";
                    case BYTES -> PlainSchema.isDecimal(schema) ? "a decimal such as \"49.00\"" : "bytes in Base64";
                    case INT ->
                        PlainSchema.isDate(schema)
                                ? "a date such as \"2026-03-01\""
                                : "a whole number of at most 32 bits";
                    case LONG ->
                        PlainSchema.isInstant(schema)
                                ? "an instant such as \"2026-03-01T00:00:00Z\" or epoch milliseconds"
                                : "a whole number of at most 64 bits";
                    case BOOLEAN -> "true or false";
                    case NULL, FIXED, FLOAT, DOUBLE -> throw PlainSchema.unsupported(schema);
                });
    }

    JsonMismatch but(JsonNode json) {
        return new JsonMismatch("expected " + what + ", not " + shown(json));
    }

    JsonMismatch butMissing() {
        return new JsonMismatch("missing; expected " + what);
    }

    /** The JSON as it was written, cut where it is long. */
    static String shown(JsonNode json) {
        String text = json.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
