package dev.tidewatch.avro.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Reads one JSON value into Avro's own type. */
final class ScalarReader {

    private ScalarReader() {}

    static Object read(JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case ENUM -> symbol(json, schema);
            case STRING -> encodable(text(json, schema));
            case BYTES -> bytes(json, schema);
            case INT -> PlainSchema.isDate(schema) ? epochDay(json, schema) : integer(json, schema);
            case LONG -> PlainSchema.isInstant(schema) ? epochMillis(json, schema) : longInteger(json, schema);
            case BOOLEAN -> bool(json, schema);
            case RECORD, ARRAY, MAP, UNION, NULL, FIXED, FLOAT, DOUBLE -> throw PlainSchema.unsupported(schema);
        };
    }

    /** The text itself, if UTF-8 can hold it; Avro would write a question mark for what it cannot. */
    static String encodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new JsonMismatch("half a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }

    private static String text(JsonNode json, Schema schema) {
        if (!json.isTextual()) {
            throw Expected.of(schema).but(json);
        }
        return json.textValue();
    }

    private static GenericData.EnumSymbol symbol(JsonNode json, Schema schema) {
        String symbol = text(json, schema);
        if (!schema.hasEnumSymbol(symbol)) {
            throw Expected.of(schema).but(json);
        }
        return new GenericData.EnumSymbol(schema, symbol);
    }

    private static ByteBuffer bytes(JsonNode json, Schema schema) {
        if (PlainSchema.isDecimal(schema)) {
            return ByteBuffer.wrap(DecimalReader.unscaled(json, schema).toByteArray());
        }
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text(json, schema)));
        } catch (IllegalArgumentException e) {
            throw Expected.of(schema).but(json);
        }
    }

    private static Integer integer(JsonNode json, Schema schema) {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
            throw Expected.of(schema).but(json);
        }
        return json.intValue();
    }

    private static Long longInteger(JsonNode json, Schema schema) {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw Expected.of(schema).but(json);
        }
        return json.longValue();
    }

    private static Integer epochDay(JsonNode json, Schema schema) {
        try {
            return Math.toIntExact(LocalDate.parse(text(json, schema)).toEpochDay());
        } catch (DateTimeException | ArithmeticException e) {
            throw Expected.of(schema).but(json);
        }
    }

    /** Finer than a millisecond is cut, towards the past. */
    private static Long epochMillis(JsonNode json, Schema schema) {
        try {
            if (json.isNumber()) {
                return DecimalReader.decimal(json, schema)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
            }
            return Instant.parse(text(json, schema)).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw Expected.of(schema).but(json);
        }
    }

    private static Boolean bool(JsonNode json, Schema schema) {
        if (!json.isBoolean()) {
            throw Expected.of(schema).but(json);
        }
        return json.booleanValue();
    }
}
