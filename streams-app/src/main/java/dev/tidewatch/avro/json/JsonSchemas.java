package dev.tidewatch.avro.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Describes records as {@link RecordJson} writes them, in JSON Schema: one entry for each record and enum, by its name. */
public final class JsonSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode schemas;
    private final String place;

    /**
     * Adds to what is there.
     *
     * @param schemas by name
     * @param place what a reference to one of them begins with
     */
    public JsonSchemas(ObjectNode schemas, String place) {
        this.schemas = schemas;
        this.place = place;
    }

    /** Adds a record and the types it names. */
    public void add(Schema record) {
        ObjectNode described = schemas.putObject(record.getName());
        describe(described, record.getDoc());
        described.put("type", "object");
        ArrayNode required = described.putArray("required");
        ObjectNode properties = described.putObject("properties");
        for (Schema.Field field : record.getFields()) {
            ObjectNode property = of(field.schema());
            describe(property, field.doc());
            properties.set(field.name(), property);
            if (!JsonProperties.NULL_VALUE.equals(field.defaultVal())) {
                required.add(field.name());
            }
        }
    }

    private ObjectNode of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> named(schema, () -> add(schema));
            case ENUM -> named(schema, () -> addEnum(schema));
            case ARRAY -> plain("array").set("items", of(schema.getElementType()));
            case MAP -> plain("object").set("additionalProperties", of(schema.getValueType()));
            case UNION -> union(schema);
            case STRING -> plain("string");
            case BYTES -> bytes(schema);
            case INT -> PlainSchema.isDate(schema) ? plain("string").put("format", "date") : integer("int32");
            case LONG -> PlainSchema.isInstant(schema) ? plain("string").put("format", "date-time") : integer("int64");
            case BOOLEAN -> plain("boolean");
            case NULL, FIXED, FLOAT, DOUBLE -> throw PlainSchema.unsupported(schema);
        };
    }

    private ObjectNode named(Schema schema, Runnable adding) {
        if (!schemas.has(schema.getName())) {
            adding.run();
        }
        return NODES.objectNode().put("$ref", place + schema.getName());
    }

    private void addEnum(Schema schema) {
        ObjectNode described = schemas.putObject(schema.getName());
        describe(described, schema.getDoc());
        ArrayNode symbols = described.put("type", "string").putArray("enum");
        schema.getEnumSymbols().forEach(symbols::add);
    }

    /** What is null by default is left out; elsewhere null is written. */
    private ObjectNode union(Schema union) {
        ObjectNode present = of(PlainSchema.present(union));
        boolean first = union.getTypes().get(0).getType() == Schema.Type.NULL;
        if (first) {
            return present;
        }
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(present).add(plain("null"));
        return either;
    }

    private static ObjectNode bytes(Schema schema) {
        if (!PlainSchema.isDecimal(schema)) {
            return plain("string").put("contentEncoding", "base64");
        }
        int scale = PlainSchema.scale(schema);
        return plain("string").put("pattern", "^-?\\d+" + (scale == 0 ? "" : "\\.\\d{" + scale + "}") + "$");
    }

    private static ObjectNode integer(String format) {
        return plain("integer").put("format", format);
    }

    private static ObjectNode plain(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static void describe(ObjectNode described, @Nullable String doc) {
        if (doc != null) {
            described.put("description", doc);
        }
    }
}
