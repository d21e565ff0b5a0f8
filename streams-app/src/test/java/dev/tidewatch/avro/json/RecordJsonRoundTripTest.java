package dev.tidewatch.avro.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonRoundTripTest {

    private static final int SEEDS = 200;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    static Stream<Schema> schemas() {
        return GeneratedRecords.schemas();
    }

    @Test
    void shouldCoverEveryTopicWhenSchemasAreListed() {
        assertThat(schemas().map(Schema::getName))
                .contains("SubscriptionEvent", "BillingEvent", "FxRate", "MrrMovement", "RetentionMetrics");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldReadWhatWasWrittenWhenRecordIsRandom(Schema schema) {
        for (long seed = 0; seed < SEEDS; seed++) {
            GenericRecord record = new RandomRecords(seed).next(schema);

            GenericRecord read = RecordJson.read(PlainJson.parse(RecordJson.text(record)), schema);

            assertThat(read).as("seed %d", seed).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldWriteOneTextWhenRecordIsGenericOrGenerated(Schema schema) throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            GenericRecord generic = new RandomRecords(seed).next(schema);

            IndexedRecord generated = generated(generic);

            assertThat(generated).isInstanceOf(SpecificRecord.class);
            assertThat(RecordJson.text(generated)).as("seed %d", seed).isEqualTo(RecordJson.text(generic));
        }
    }

    private static IndexedRecord generated(GenericRecord record) throws IOException {
        Schema schema = record.getSchema();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema, new GenericData()).write(record, encoder);
        encoder.flush();
        SpecificData data = SpecificData.getForSchema(schema);
        return new SpecificDatumReader<IndexedRecord>(schema, schema, data)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }
}
