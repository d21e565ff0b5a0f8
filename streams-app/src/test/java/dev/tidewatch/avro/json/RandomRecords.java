package dev.tidewatch.avro.json;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Records of any schema with values from its corners, repeatable from a seed. */
public final class RandomRecords {

    /** 9999-12-31 in days; further out is legal but no file holds it. */
    private static final int LAST_DAY = 2_932_896;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final List<String> TEXTS =
            List.of("", "cus_1", "ünï \"quoted\" \\ / \n\t", "日本語", "\uD83D\uDE00", "null", "\u0000\u2028");

    private final SplittableRandom random;

    public RandomRecords(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public GenericRecord next(Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> next(schema);
            case ARRAY -> new GenericData.Array<>(schema, several(schema.getElementType()));
            case MAP -> map(schema.getValueType());
            case UNION -> random.nextInt(3) == 0 ? null : value(PlainSchema.present(schema));
            case ENUM -> new GenericData.EnumSymbol(schema, any(schema.getEnumSymbols()));
            case STRING -> any(TEXTS);
            case BYTES -> ByteBuffer.wrap(BigInteger.valueOf(longInteger()).toByteArray());
            case INT -> PlainSchema.isDate(schema) ? random.nextInt(-1000, LAST_DAY) : (int) longInteger();
            case LONG -> PlainSchema.isInstant(schema) ? random.nextLong(LAST_DAY * DAY_MILLIS) : longInteger();
            case BOOLEAN -> random.nextInt(2) == 0;
            case NULL, FIXED, FLOAT, DOUBLE -> throw PlainSchema.unsupported(schema);
        };
    }

    private List<@Nullable Object> several(Schema elementType) {
        return IntStream.range(0, random.nextInt(4))
                .<@Nullable Object>mapToObj(i -> value(elementType))
                .toList();
    }

    private Map<String, @Nullable Object> map(Schema valueType) {
        Map<String, @Nullable Object> map = new HashMap<>();
        several(valueType).forEach(value -> map.put(any(TEXTS), value));
        return map;
    }

    private long longInteger() {
        return any(List.of(0L, -1L, 49_000_000L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong()));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
