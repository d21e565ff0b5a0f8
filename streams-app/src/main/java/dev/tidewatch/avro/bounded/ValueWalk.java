package dev.tidewatch.avro.bounded;

import dev.tidewatch.avro.fault.TooLarge;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Goes once through a value by its schema and keeps nothing of it. It stops where the value nests too deep, or has more in it
 * than its bytes pay for. A block of an array must be as long as it says: Avro jumps over a block by that length.
 */
final class ValueWalk {

    /** Visits that a byte pays for: far more than a value makes whose elements take any bytes. */
    private static final int VISITS_A_BYTE = 100;

    private final BinaryDecoder decoder;
    private long visitsLeft;

    ValueWalk(byte[] value) {
        decoder = DecoderFactory.get().binaryDecoder(value, null);
        visitsLeft = (value.length + 1L) * VISITS_A_BYTE;
    }

    void walk(Schema schema) throws IOException {
        walk(schema, 1);
    }

    private void walk(Schema schema, int level) throws IOException {
        if (level > SchemaShape.MOST_LEVELS) {
            throw new TooLarge("the value nests deeper than " + SchemaShape.MOST_LEVELS
                    + " levels of records, lists and maps; it must not");
        }
        if (visitsLeft-- == 0) {
            throw new TooLarge("the value has more elements than its bytes can hold; an element must take a byte");
        }
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    walk(field.schema(), level + 1);
                }
            }
            case ARRAY -> elements(schema.getElementType(), level, false);
            case MAP -> elements(schema.getValueType(), level, true);
            case UNION -> walk(branch(schema), level);
            case FIXED -> skip(schema.getFixedSize());
            case STRING, BYTES -> skip(decoder.readLong());
            case ENUM, INT -> decoder.readInt();
            case LONG -> decoder.readLong();
            case FLOAT -> skip(Float.BYTES);
            case DOUBLE -> skip(Double.BYTES);
            case BOOLEAN -> skip(1);
            case NULL -> {}
        }
    }

    private Schema branch(Schema union) throws IOException {
        int index = decoder.readInt();
        if (index < 0 || index >= union.getTypes().size()) {
            throw new AvroRuntimeException("a union has no branch " + index);
        }
        return union.getTypes().get(index);
    }

    private void elements(Schema element, int level, boolean haveKeys) throws IOException {
        for (long count = decoder.readLong(); count != 0; count = decoder.readLong()) {
            if (count > 0) {
                block(element, level, haveKeys, count);
            } else {
                long bytes = decoder.readLong();
                int before = decoder.remainingBytes();
                block(element, level, haveKeys, -count);
                if (before - decoder.remainingBytes() != bytes) {
                    throw new AvroRuntimeException("a block says that it has " + bytes + " bytes, and has others");
                }
            }
        }
    }

    private void block(Schema element, int level, boolean haveKeys, long count) throws IOException {
        for (long i = 0; i != count; i++) {
            if (haveKeys) {
                skip(decoder.readLong());
            }
            walk(element, level + 1);
        }
    }

    private void skip(long bytes) throws IOException {
        if (bytes < 0 || bytes > decoder.remainingBytes()) {
            throw new EOFException("the value ends before " + bytes + " bytes more");
        }
        decoder.skipFixed((int) bytes);
    }
}
