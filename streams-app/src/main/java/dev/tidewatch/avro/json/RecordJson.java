package dev.tidewatch.avro.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;

/** Plain JSON for Avro records, both ways; the same record always gives the same text. */
public final class RecordJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordJson() {}

    /** The record on one line: {@code {"customerId":"cus_1","mrr":"49.000000",...}}. */
    public static String text(IndexedRecord record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(record, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes generated classes and generic records alike: fields in the schema's order, without those that are null by default,
     * decimals at the schema's scale ({@code "49.000000"}), instants as {@code "2026-03-01T00:00:00Z"} with milliseconds
     * only where they are not zero, dates as {@code "2026-03-01"}, map entries sorted by key, plain bytes in Base64.
     *
     * @throws ArithmeticException if a decimal is finer than the schema's scale
     */
    public static void write(IndexedRecord record, JsonGenerator json) throws IOException {
        new RecordWriter(json).record(record);
    }

    /**
     * The record that a JSON object describes, in Avro's own types: a decimal is its unscaled bytes, an instant its
     * milliseconds. Avro's precision check therefore does not run on encoding, and an amount with too many digits reaches
     * the pipeline, which answers it with a dead letter. Decode the encoded bytes to get a generated class.
     *
     * @throws JsonMismatch naming the first place that does not fit the schema
     */
    public static GenericRecord read(JsonNode json, Schema schema) {
        return RecordReader.record(json, schema);
    }
}
