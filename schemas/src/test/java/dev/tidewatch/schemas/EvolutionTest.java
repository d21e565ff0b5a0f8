package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.output.RiskAlert;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Five steps that a topic's record may take from today on: the newest code reads what was written before each of them. */
class EvolutionTest {

    private static final GenericData GENERIC = new GenericData();

    static {
        GENERIC.addLogicalTypeConversion(new Conversions.DecimalConversion());
        GENERIC.addLogicalTypeConversion(new TimeConversions.DateConversion());
        GENERIC.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    /** An input or an output, an enum in it, and a record in it. */
    record Topic(Schema today, String enumeration, String nested) {

        /** A field, a symbol, one field less, another doc, a field inside: each behind the ones before. */
        List<Schema> versions() {
            List<Schema> versions = new ArrayList<>(List.of(today));
            String record = today.getName();
            SchemaEdit edit = SchemaEdit.of(today);
            versions.add(edit.addField(record, text("passing"))
                    .addField(record, text("added"))
                    .schema());
            versions.add(edit.changeSymbols(enumeration, symbols -> symbols.add("ONE_MORE"))
                    .schema());
            versions.add(edit.removeField(record, "passing").schema());
            versions.add(edit.redocument(record, "Said otherwise.").schema());
            versions.add(edit.addField(nested, text("inside")).schema());
            return versions;
        }

        private static String text(String name) {
            return "{\"name\": \"%s\", \"type\": \"string\", \"default\": \"none\"}".formatted(name);
        }
    }

    static List<Topic> topics() {
        return List.of(
                new Topic(SubscriptionEvent.SCHEMA$, "SubscriptionStatus", "SubscriptionItem"),
                new Topic(RiskAlert.SCHEMA$, "AlertState", "Signal"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadWhatEveryOlderVersionWrote(Topic topic) throws IOException {
        List<Schema> versions = topic.versions();
        Schema newest = versions.get(versions.size() - 1);

        for (Schema version : versions) {
            GenericRecord read = read(written(version), version, newest);

            assertThat(read.get("added")).hasToString(version.getField("added") == null ? "none" : "sample");
            assertThat(asToday(read, topic.today())).isEqualTo(asToday(Samples.record(version), topic.today()));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldBeReadableByEveryOlderVersion(Topic topic) throws IOException {
        List<Schema> versions = topic.versions();
        Schema newest = versions.get(versions.size() - 1);

        GenericRecord read = read(written(newest), newest, topic.today());

        assertThat(read.toString()).contains("\"UNKNOWN\"").doesNotContain("ONE_MORE", "inside", "added");
    }

    /** What both know of it; a symbol that is newer is unknown. */
    private static String asToday(GenericRecord record, Schema today) throws IOException {
        return read(written(record), record.getSchema(), today).toString();
    }

    private static byte[] written(Schema schema) throws IOException {
        return written(Samples.record(schema));
    }

    @SuppressWarnings("unchecked") // Avro's factories do not know the type
    private static byte[] written(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        DatumWriter<GenericRecord> writer = GENERIC.createDatumWriter(record.getSchema());
        writer.write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked") // Avro's factories do not know the type
    private static GenericRecord read(byte[] bytes, Schema writer, Schema reader) throws IOException {
        DatumReader<GenericRecord> datums = GENERIC.createDatumReader(writer, reader);
        return datums.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
