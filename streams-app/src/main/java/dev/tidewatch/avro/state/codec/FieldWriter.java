package dev.tidewatch.avro.state.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** Writes some consecutive fields of a private record, as Avro writes them inside the record. */
public final class FieldWriter {

    private final List<DatumWriter<@Nullable Object>> writers = new ArrayList<>();
    private final ThreadLocal<Coder> coders = ThreadLocal.withInitial(Coder::new);

    private FieldWriter(SpecificData model, List<Schema.Field> fields) {
        for (Schema.Field field : fields) {
            writers.add(writer(model, field.schema()));
        }
    }

    /** From one field to another, both included. */
    public static FieldWriter of(Class<?> type, String first, String last) {
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        int from = schema.getField(first).pos();
        int to = schema.getField(last).pos();
        return new FieldWriter(model, schema.getFields().subList(from, to + 1));
    }

    public ByteBuffer bytes(List<@Nullable Object> values) {
        Coder mine = coders.get();
        mine.bytes.reset();
        try {
            for (int i = 0; i < values.size(); i++) {
                writers.get(i).write(values.get(i), mine.encoder);
            }
            mine.encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(mine.bytes.toByteArray());
    }

    @SuppressWarnings("unchecked") // Avro's factory does not know the type
    private static DatumWriter<@Nullable Object> writer(SpecificData model, Schema schema) {
        return model.createDatumWriter(schema);
    }

    private static final class Coder {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    }
}
