package dev.tidewatch.avro.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Takes each value in Avro's own type or in the converted type of the generated classes. */
final class RecordWriter {

    private final JsonGenerator json;

    RecordWriter(JsonGenerator json) {
        this.json = json;
    }

    void record(IndexedRecord record) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null || !absentMeansNull(field)) {
                json.writeFieldName(field.name());
                value(value, field.schema());
            }
        }
        json.writeEndObject();
    }

    private static boolean absentMeansNull(Schema.Field field) {
        return JsonProperties.NULL_VALUE.equals(field.defaultVal());
    }

    private void value(@Nullable Object value, Schema schema) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) value);
            case ARRAY -> array((Iterable<?>) value, schema.getElementType());
            case MAP -> map((Map<?, ?>) value, schema.getValueType());
            case UNION -> value(value, PlainSchema.present(schema));
            case ENUM, STRING -> json.writeString(value.toString());
            case BYTES -> json.writeString(bytes(value, schema));
            case INT -> integer(value, schema);
            case LONG -> longInteger(value, schema);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case NULL, FIXED, FLOAT, DOUBLE -> throw PlainSchema.unsupported(schema);
        }
    }

    private void array(Iterable<?> values, Schema elementType) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            value(value, elementType);
        }
        json.writeEndArray();
    }

    private void map(Map<?, ?> entries, Schema valueType) throws IOException {
        TreeMap<String, Object> sorted = new TreeMap<>();
        entries.forEach((key, value) -> sorted.put(key.toString(), value));
        json.writeStartObject();
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            json.writeFieldName(entry.getKey());
            value(entry.getValue(), valueType);
        }
        json.writeEndObject();
    }

    private void integer(Object value, Schema schema) throws IOException {
        if (!PlainSchema.isDate(schema)) {
            json.writeNumber((Integer) value);
            return;
        }
        LocalDate day = value instanceof Integer epochDay ? LocalDate.ofEpochDay(epochDay) : (LocalDate) value;
        json.writeString(day.toString());
    }

    private void longInteger(Object value, Schema schema) throws IOException {
        if (!PlainSchema.isInstant(schema)) {
            json.writeNumber((Long) value);
            return;
        }
        Instant instant = value instanceof Long millis ? Instant.ofEpochMilli(millis) : (Instant) value;
        json.writeString(instant.toString());
    }

    private static String bytes(Object value, Schema schema) {
        if (!PlainSchema.isDecimal(schema)) {
            return Base64.getEncoder().encodeToString(content((ByteBuffer) value));
        }
        int scale = PlainSchema.scale(schema);
        BigDecimal decimal = value instanceof ByteBuffer unscaled
                ? new BigDecimal(new BigInteger(content(unscaled)), scale)
                : ((BigDecimal) value).setScale(scale, RoundingMode.UNNECESSARY);
        return decimal.toPlainString();
    }

    private static byte[] content(ByteBuffer buffer) {
        byte[] content = new byte[buffer.remaining()];
        buffer.duplicate().get(content);
        return content;
    }
}
