package dev.tidewatch.schemas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A value for any of our types, every nullable field filled. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private Samples() {}

    static GenericData.Record record(Schema schema) {
        GenericData.Record value = new GenericData.Record(schema);
        schema.getFields().forEach(field -> value.put(field.pos(), value(field.schema())));
        return value;
    }

    static Object value(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return largest(decimal);
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> {
                List<String> symbols = schema.getEnumSymbols();
                yield GenericData.get().createEnum(symbols.get(symbols.size() - 1), schema);
            }
            case ARRAY -> List.of(value(schema.getElementType()));
            case MAP -> Map.of("k", value(schema.getValueType()));
            case UNION ->
                value(schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow());
            case STRING -> "sample";
            case INT -> schema.getLogicalType() == null ? Integer.valueOf(Integer.MIN_VALUE) : DAY;
            case LONG -> schema.getLogicalType() == null ? Long.valueOf(Long.MAX_VALUE) : NOON;
            case BOOLEAN -> true;
            case BYTES, FIXED, FLOAT, DOUBLE, NULL -> throw new AssertionError("not in our schemas: " + schema);
        };
    }

    /** All nines, negative: the longest value that still fits. */
    private static BigDecimal largest(LogicalTypes.Decimal decimal) {
        BigInteger unscaled = BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
        return new BigDecimal(unscaled.negate(), decimal.getScale());
    }
}
