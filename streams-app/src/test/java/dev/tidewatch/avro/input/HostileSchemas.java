package dev.tidewatch.avro.input;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;

/** What a producer may register beside a topic's record, backward-compatible, and what it can then put into one field more. */
public final class HostileSchemas {

    private static final Schema DEEP = new Schema.Parser().parse("""
            {"type":"record","name":"Deep","namespace":"else","fields":[
             {"name":"inside","type":["null","Deep"],"default":null}]}""");
    private static final Schema NOTHINGS = Schema.createArray(Schema.create(Schema.Type.NULL));

    private HostileSchemas() {}

    /** The record with an optional field of a type that contains itself, behind all others. */
    public static Schema recursive(Schema record) {
        return with(record, Schema.createUnion(Schema.create(Schema.Type.NULL), DEEP), Schema.Field.NULL_DEFAULT_VALUE);
    }

    /** What stands for {@code levels} of it. */
    public static byte[] levels(int levels) {
        byte[] bytes = new byte[levels + 1];
        Arrays.fill(bytes, 0, levels, (byte) 2);
        return bytes;
    }

    /** The record with an array of nulls, whose elements take no bytes, behind all other fields. */
    static Schema nothings(Schema record) {
        return with(record, NOTHINGS, List.of());
    }

    /** An Avro long, such as a length or a count. */
    static byte[] number(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return bytes.toByteArray();
    }

    private static Schema with(Schema record, Schema type, Object defaultValue) {
        List<Schema.Field> fields = new ArrayList<>();
        record.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("more", type, null, defaultValue));
        return Schema.createRecord(record.getName(), record.getDoc(), record.getNamespace(), false, fields);
    }
}
