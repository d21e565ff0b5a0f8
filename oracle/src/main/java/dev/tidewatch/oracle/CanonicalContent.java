package dev.tidewatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidewatch.avro.json.JsonMismatch;
import dev.tidewatch.avro.json.RecordJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * One text for one content, however it was written: members sorted by name, absent ones left out, trailing zeros of decimals
 * removed, instants and decimals as strings, no white space. Two contents of one event are settled by these texts.
 */
final class CanonicalContent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalContent() {}

    /** Returns the canonical content; of what is no record of the schema, its own text: such a line can only match the same line. */
    static String of(JsonNode value, Schema schema) {
        try {
            return JSON.writeValueAsString(record(RecordJson.read(value, schema)));
        } catch (JsonMismatch mismatch) {
            return value.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode record(GenericRecord record) {
        Map<String, JsonNode> members = new TreeMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            JsonNode member = node(record.get(field.pos()), field.schema());
            if (member != null) {
                members.put(field.name(), member);
            }
        }
        return NODES.objectNode().setAll(members);
    }

    private static @Nullable JsonNode node(@Nullable Object value, Schema schema) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case UNION -> node(value, present(schema));
            case RECORD -> record((GenericRecord) value);
            case ARRAY -> array((Iterable<?>) value, schema.getElementType());
            case MAP -> map((Map<?, ?>) value, schema.getValueType());
            case BYTES -> TextNode.valueOf(decimal((ByteBuffer) value, schema));
            case LONG ->
                isInstant(schema)
                        ? TextNode.valueOf(Instant.ofEpochMilli((Long) value).toString())
                        : NODES.numberNode((Long) value);
            case INT ->
                schema.getLogicalType() == null
                        ? NODES.numberNode((Integer) value)
                        : TextNode.valueOf(LocalDate.ofEpochDay((Integer) value).toString());
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case STRING, ENUM -> TextNode.valueOf(value.toString());
            case FIXED, FLOAT, DOUBLE, NULL -> throw new IllegalStateException("an input has no " + schema.getType());
        };
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static ArrayNode array(Iterable<?> values, Schema element) {
        ArrayNode array = NODES.arrayNode();
        for (Object value : values) {
            array.add(node(value, element));
        }
        return array;
    }

    private static ObjectNode map(Map<?, ?> values, Schema value) {
        Map<String, JsonNode> members = new TreeMap<>();
        values.forEach((name, member) -> members.put(name.toString(), node(member, value)));
        return NODES.objectNode().setAll(members);
    }

    private static String decimal(ByteBuffer unscaled, Schema schema) {
        byte[] bytes = new byte[unscaled.remaining()];
        unscaled.duplicate().get(bytes);
        int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
        BigDecimal decimal = new BigDecimal(new BigInteger(bytes), scale);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private static boolean isInstant(Schema schema) {
        LogicalType type = schema.getLogicalType();
        return type instanceof LogicalTypes.TimestampMillis;
    }
}
