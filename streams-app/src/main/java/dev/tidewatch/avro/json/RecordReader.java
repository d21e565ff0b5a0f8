package dev.tidewatch.avro.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Walks a schema and the JSON beside it; {@link ScalarReader} reads the leaves. */
final class RecordReader {

    /** Without conversions, whatever others add to the shared one. */
    private static final GenericData RAW = new GenericData();

    private RecordReader() {}

    static GenericRecord record(JsonNode json, Schema schema) {
        if (!json.isObject()) {
            throw Expected.of(schema).but(json);
        }
        refuseUnknown(json, schema);
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), field(json.get(field.name()), field));
        }
        return record;
    }

    private static void refuseUnknown(JsonNode json, Schema schema) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (schema.getField(name) == null) {
                throw new JsonMismatch("unknown field of " + schema.getName() + suggestion(name, schema)).within(name);
            }
        }
    }

    private static String suggestion(String name, Schema schema) {
        var known = schema.getFields().stream().map(Schema.Field::name).toList();
        return NearestName.of(name, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; it has " + String.join(", ", known));
    }

    private static @Nullable Object field(@Nullable JsonNode json, Schema.Field field) {
        try {
            return json == null ? absent(field) : value(json, field.schema());
        } catch (JsonMismatch mismatch) {
            throw mismatch.within(field.name());
        }
    }

    private static @Nullable Object absent(Schema.Field field) {
        if (field.hasDefaultValue()) {
            return RAW.deepCopy(field.schema(), RAW.getDefaultValue(field));
        }
        if (field.schema().isNullable()) {
            return null;
        }
        throw Expected.of(field.schema()).butMissing();
    }

    private static @Nullable Object value(JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(json, schema);
            case ARRAY -> array(json, schema);
            case MAP -> map(json, schema);
            case UNION -> json.isNull() && schema.isNullable() ? null : value(json, PlainSchema.present(schema));
            case ENUM, STRING, BYTES, INT, LONG, BOOLEAN -> ScalarReader.read(json, schema);
            case NULL, FIXED, FLOAT, DOUBLE -> throw PlainSchema.unsupported(schema);
        };
    }

    private static GenericData.Array<@Nullable Object> array(JsonNode json, Schema schema) {
        if (!json.isArray()) {
            throw Expected.of(schema).but(json);
        }
        GenericData.Array<@Nullable Object> elements = new GenericData.Array<>(json.size(), schema);
        for (int i = 0; i < json.size(); i++) {
            try {
                elements.add(value(json.get(i), schema.getElementType()));
            } catch (JsonMismatch mismatch) {
                throw mismatch.within("[" + i + "]");
            }
        }
        return elements;
    }

    private static Map<String, @Nullable Object> map(JsonNode json, Schema schema) {
        if (!json.isObject()) {
            throw Expected.of(schema).but(json);
        }
        Map<String, @Nullable Object> entries = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            try {
                entries.put(ScalarReader.encodable(entry.getKey()), value(entry.getValue(), schema.getValueType()));
            } catch (JsonMismatch mismatch) {
                throw mismatch.within(entry.getKey());
            }
        }
        return entries;
    }
}
