package dev.tidewatch.avro.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads generated classes from plain JSON: what {@link RecordJson} wrote comes back equal. */
public final class JsonRecords<T extends SpecificRecord> {

    private final Schema schema;
    private final GenericDatumWriter<GenericRecord> writer;
    private final DatumReader<T> reader;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    @SuppressWarnings("unchecked") // Avro's factory does not know the type
    public JsonRecords(Class<T> type) {
        SpecificData model = SpecificData.getForClass(type);
        schema = model.getSchema(type);
        writer = new GenericDatumWriter<>(schema);
        reader = model.createDatumReader(schema);
    }

    /**
     * The record that a JSON object describes.
     *
     * @throws JsonMismatch naming the first place that does not fit the schema
     */
    public T read(JsonNode json) {
        GenericRecord record = RecordJson.read(json, schema);
        try {
            bytes.reset();
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            writer.write(record, encoder);
            encoder.flush();
            decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), decoder);
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
