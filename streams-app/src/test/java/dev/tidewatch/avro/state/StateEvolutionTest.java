package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.state.BillingEntryState;
import dev.tidewatch.state.RiskState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** State that five schemas wrote, each a step behind the next: today's code reads each with the right meaning. */
class StateEvolutionTest {

    private static final Schema TODAY = RiskState.getClassSchema();

    /** Before anything: without a field, a symbol and a field inside, with a field more, under another doc. */
    private static final Schema FIRST =
            second().withoutField("RiskState", "nextDue").schema();

    private static final Schema FIELD_ADDED = second().schema();
    private static final Schema SYMBOL_ADDED = third().schema();
    private static final Schema FIELD_REMOVED = fourth().schema();
    private static final Schema REDOCUMENTED = fifth().schema();

    private static final long DUE = 1_700_000_000_000L;

    @BeforeAll
    static void trustRecords() {
        TrustedRecords.trust();
    }

    @Test
    void shouldReadWhatEachOlderSchemaWroteWithTheRightMeaning() throws IOException {
        RiskState before = state(null, null);

        assertThat(readFrom(FIRST)).isEqualTo(before);
        for (Schema later : List.of(FIELD_ADDED, SYMBOL_ADDED, FIELD_REMOVED, REDOCUMENTED)) {
            assertThat(readFrom(later)).isEqualTo(state(DUE, null));
        }
        assertThat(readFrom(TODAY)).isEqualTo(state(DUE, "card_declined"));
    }

    @Test
    void shouldWriteOlderStateAnewWithTodaysSchema() throws IOException {
        StateCodec<RiskState> codec = StateCodec.risk();

        assertThat(codec.decode(codec.encode(readFrom(FIRST)))).isEqualTo(state(null, null));
    }

    private static OlderSchema second() {
        return third().withoutSymbol("BillingEventType", "INVOICE_PAID");
    }

    private static OlderSchema third() {
        return fourth().withField("RiskState", "{\"name\": \"note\", \"type\": \"string\", \"default\": \"\"}");
    }

    private static OlderSchema fourth() {
        return fifth().withDoc("RiskState", "Said otherwise.");
    }

    private static OlderSchema fifth() {
        return new OlderSchema(TODAY).withoutField("BillingEntryState", "failureCode");
    }

    private static RiskState state(@Nullable Long nextDue, @Nullable String failureCode) {
        BillingEntryState failed = new BillingEntryState(
                "evt_1", 1_600_000_000_000L, BillingEventType.PAYMENT_FAILED, "inv_1", 5_000_000L, "USD", failureCode);
        return new RiskState(3L, 9L, Map.of(), failed, List.of(failed), List.of(), null, nextDue, true, 4L);
    }

    /** As that schema's build would have written it. */
    private static RiskState readFrom(Schema schema) throws IOException {
        SchemaStore.Cache released = new SchemaStore.Cache();
        released.addSchema(schema);
        GenericRecord older = asIn(schema, StateCodec.risk().encode(state(DUE, "card_declined")), TODAY);
        if (schema.getField("note") != null) {
            older.put("note", "of no use any more");
        }
        return new StateCodec<>(RiskState.class, TODAY, released).decode(encoded(older));
    }

    @SuppressWarnings("unchecked") // Avro's factories do not know the type
    private static GenericRecord asIn(Schema older, byte[] today, Schema writer) throws IOException {
        int header = 10;
        DatumReader<GenericRecord> reader = GenericData.get().createDatumReader(writer, older);
        return reader.read(null, DecoderFactory.get().binaryDecoder(today, header, today.length - header, null));
    }

    private static byte[] encoded(GenericRecord record) throws IOException {
        ByteBuffer buffer =
                new BinaryMessageEncoder<GenericRecord>(GenericData.get(), record.getSchema()).encode(record);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
