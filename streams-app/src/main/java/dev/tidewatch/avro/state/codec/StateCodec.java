package dev.tidewatch.avro.state.codec;

import dev.tidewatch.avro.released.ReleasedStateSchemas;
import dev.tidewatch.state.CohortHistory;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.CustomerState;
import dev.tidewatch.state.EngagementState;
import dev.tidewatch.state.FigureDay;
import dev.tidewatch.state.KeptHistoryState;
import dev.tidewatch.state.LedgerState;
import dev.tidewatch.state.MetricRate;
import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.OutcomesState;
import dev.tidewatch.state.PublishedRate;
import dev.tidewatch.state.PublishedTerms;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.RfmRanking;
import dev.tidewatch.state.RiskState;
import dev.tidewatch.state.SegmentDays;
import dev.tidewatch.state.TaskClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Encodes a private record as its bytes in a store, by Avro's single-object encoding: two marker bytes, the schema's fingerprint, the content.
 * {@code CustomerStateSerde} puts a customer's state together from parts, each of which a {@link PartCodec} encodes. Today's schema
 * is read and written here, from and to arrays, because Avro's own message classes go through streams byte by byte; what a
 * released version wrote with another schema is left to them.
 */
public final class StateCodec<T extends SpecificRecordBase> {

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};
    private static final byte[] NO_BYTES = {};

    private final byte[] header;
    private final DatumWriter<T> writer;
    private final DatumReader<T> reader;
    private final BinaryMessageDecoder<T> otherSchemas;
    private final ThreadLocal<Coders> coders = ThreadLocal.withInitial(Coders::new);

    private StateCodec(Class<T> type, Schema schema) {
        this(type, schema, new ReleasedStateSchemas(schema));
    }

    /**
     * Reads and writes records of one type.
     *
     * @param released where the schemas of older records are
     */
    @SuppressWarnings("unchecked") // Avro's factories do not know the type
    public StateCodec(Class<T> type, Schema schema, SchemaStore released) {
        SpecificData model = SpecificData.getForClass(type);
        // Else a generated class is written and read field by field by its schema, not by the code it comes with.
        model.setCustomCoders(true);
        header = header(schema);
        writer = model.createDatumWriter(schema);
        reader = model.createDatumReader(schema);
        otherSchemas = new BinaryMessageDecoder<>(model, schema, released);
    }

    public static StateCodec<CustomerState> customerState() {
        return new StateCodec<>(CustomerState.class, CustomerState.getClassSchema());
    }

    public static StateCodec<LedgerState> ledger() {
        return new StateCodec<>(LedgerState.class, LedgerState.getClassSchema());
    }

    public static StateCodec<KeptHistoryState> history() {
        return new StateCodec<>(KeptHistoryState.class, KeptHistoryState.getClassSchema());
    }

    public static StateCodec<RiskState> risk() {
        return new StateCodec<>(RiskState.class, RiskState.getClassSchema());
    }

    public static StateCodec<EngagementState> engagement() {
        return new StateCodec<>(EngagementState.class, EngagementState.getClassSchema());
    }

    public static StateCodec<OutcomesState> outcomes() {
        return new StateCodec<>(OutcomesState.class, OutcomesState.getClassSchema());
    }

    public static StateCodec<TaskClock> taskClock() {
        return new StateCodec<>(TaskClock.class, TaskClock.getClassSchema());
    }

    public static StateCodec<Control> control() {
        return new StateCodec<>(Control.class, Control.getClassSchema());
    }

    public static StateCodec<PublishedRate> rate() {
        return new StateCodec<>(PublishedRate.class, PublishedRate.getClassSchema());
    }

    public static StateCodec<PublishedTerms> terms() {
        return new StateCodec<>(PublishedTerms.class, PublishedTerms.getClassSchema());
    }

    public static StateCodec<MetricRate> metricRate() {
        return new StateCodec<>(MetricRate.class, MetricRate.getClassSchema());
    }

    public static StateCodec<Release> release() {
        return new StateCodec<>(Release.class, Release.getClassSchema());
    }

    public static StateCodec<RfmRanking> ranking() {
        return new StateCodec<>(RfmRanking.class, RfmRanking.getClassSchema());
    }

    public static StateCodec<CohortHistory> cohorts() {
        return new StateCodec<>(CohortHistory.class, CohortHistory.getClassSchema());
    }

    public static StateCodec<FigureDay> figureDay() {
        return new StateCodec<>(FigureDay.class, FigureDay.getClassSchema());
    }

    public static StateCodec<SegmentDays> segmentDays() {
        return new StateCodec<>(SegmentDays.class, SegmentDays.getClassSchema());
    }

    public static StateCodec<MetricsProgress> metricsProgress() {
        return new StateCodec<>(MetricsProgress.class, MetricsProgress.getClassSchema());
    }

    /** Returns it as a serde; null is null. */
    public Serde<T> serde() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : encode(value),
                (topic, bytes) -> bytes == null ? null : decode(bytes));
    }

    public byte[] encode(T value) {
        Coders mine = coders.get();
        try {
            mine.bytes.reset();
            mine.bytes.write(header);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(mine.bytes, mine.encoder);
            writer.write(value, encoder);
            encoder.flush();
            return mine.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a record of the bytes of its fields, which are all there and in order. */
    public ByteBuffer joined(ByteBuffer... fields) {
        int size = header.length;
        for (ByteBuffer field : fields) {
            size += field.remaining();
        }
        ByteBuffer joined = ByteBuffer.allocate(size).put(header);
        for (ByteBuffer field : fields) {
            joined.put(field.duplicate());
        }
        return joined.flip();
    }

    public T decode(byte[] bytes) {
        try {
            if (!startsWithHeader(bytes)) {
                return otherSchemas.decode(bytes);
            }
            BinaryDecoder decoder = coders.get().decoder;
            DecoderFactory.get().binaryDecoder(bytes, header.length, bytes.length - header.length, decoder);
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public T decode(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return decode(bytes);
    }

    private boolean startsWithHeader(byte[] bytes) {
        return bytes.length >= header.length && Arrays.equals(bytes, 0, header.length, header, 0, header.length);
    }

    private static byte[] header(Schema schema) {
        try {
            byte[] fingerprint = SchemaNormalization.parsingFingerprint("CRC-64-AVRO", schema);
            byte[] header = Arrays.copyOf(MARKER, MARKER.length + fingerprint.length);
            System.arraycopy(fingerprint, 0, header, MARKER.length, fingerprint.length);
            return header;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One thread's: Avro makes them to be used again. */
    private static final class Coders {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        private final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(NO_BYTES, null);
    }
}
