package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.UsageType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    private static final GenericData GENERIC = new GenericData();

    static {
        GENERIC.addLogicalTypeConversion(new Conversions.DecimalConversion());
        GENERIC.addLogicalTypeConversion(new TimeConversions.DateConversion());
        GENERIC.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    @BeforeAll
    static void trustOurClasses() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getName().startsWith("dev.tidewatch.")));
    }

    static Stream<Schema> records() {
        return Schemas.records();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void shouldRoundTripWhenBuiltFromRequiredFieldsOnly(Schema schema) throws Exception {
        // given
        SpecificRecord built = buildRequired(schema);
        // when
        SpecificRecord read = readSpecific(writeSpecific(built), schema);
        // then
        assertThat(read).isEqualTo(built);
        assertThat(schema.getFields())
                .filteredOn(Schema.Field::hasDefaultValue)
                .allSatisfy(field -> assertThat(read.get(field.pos())).isIn(null, List.of(), Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void shouldRoundTripWhenEveryFieldIsFilled(Schema schema) throws Exception {
        // given
        byte[] written = writeGeneric(Samples.record(schema));
        // when
        SpecificRecord read = readSpecific(written, schema);
        // then
        assertThat(writeSpecific(read)).isEqualTo(written);
        assertThat(schema.getFields())
                .allSatisfy(field -> assertThat(read.get(field.pos())).isNotNull());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void shouldReadTheDefaultSymbolWhenTheWriterKnowsMore(Schema schema) throws Exception {
        // given
        Schema newer = withNewerSymbols(schema);
        byte[] written = writeGeneric(Samples.record(newer));
        // when
        SpecificRecord read = readSpecific(written, newer);
        // then
        List<GenericEnumSymbol<?>> symbols = enums(read);
        assertThat(symbols)
                .allSatisfy(symbol ->
                        assertThat(symbol).hasToString(symbol.getSchema().getEnumDefault()));
        assertThat(symbols.isEmpty()).isEqualTo(newer.equals(schema));
    }

    @Test
    void shouldRefuseToWriteWhenAPriceDoesNotFit() {
        // given
        SubscriptionItem.Builder tooFine = anItem().setUnitAmount(new BigDecimal("0.123456789012345"));
        SubscriptionItem.Builder tooLarge = anItem().setUnitAmount(new BigDecimal("100000000000000.00000000000000"));
        // then
        assertThatThrownBy(() -> writeSpecific(tooFine.build())).isInstanceOf(AvroTypeException.class);
        assertThatThrownBy(() -> writeSpecific(tooLarge.build())).isInstanceOf(AvroTypeException.class);
    }

    private static SubscriptionItem.Builder anItem() {
        return SubscriptionItem.newBuilder()
                .setPlanId("pro")
                .setUnitAmount(new BigDecimal("49.00000000000000"))
                .setCurrency("USD")
                .setQuantity(1)
                .setInterval(IntervalUnit.MONTH)
                .setIntervalCount(1)
                .setUsageType(UsageType.LICENSED);
    }

    private static SpecificRecord buildRequired(Schema schema) throws ReflectiveOperationException {
        Class<?> type = SpecificData.get().getClass(schema);
        Object builder = type.getMethod("newBuilder").invoke(null);
        for (Schema.Field field : schema.getFields()) {
            if (!field.hasDefaultValue()) {
                Method setter = setter(builder, field.name());
                setter.invoke(builder, required(field.schema()));
            }
        }
        return (SpecificRecord) builder.getClass().getMethod("build").invoke(builder);
    }

    private static Method setter(Object builder, String field) {
        return Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().equalsIgnoreCase("set" + field))
                .findFirst()
                .orElseThrow();
    }

    private static Object required(Schema schema) {
        return switch (schema.getType()) {
            case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().get(1), schema);
            case ARRAY -> List.of();
            case MAP -> Map.of();
            default -> Samples.value(schema);
        };
    }

    private static Schema withNewerSymbols(Schema schema) {
        SchemaEdit edit = SchemaEdit.of(schema);
        edit.enumNames().forEach(name -> edit.changeSymbols(name, symbols -> symbols.add("ADDED_LATER")));
        return edit.schema();
    }

    private static List<GenericEnumSymbol<?>> enums(Object value) {
        if (value instanceof GenericEnumSymbol<?> symbol) {
            return List.of(symbol);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(element -> enums(element).stream()).toList();
        }
        if (value instanceof SpecificRecord record) {
            return record.getSchema().getFields().stream()
                    .flatMap(field -> enums(record.get(field.pos())).stream())
                    .toList();
        }
        return List.of();
    }

    private static byte[] writeGeneric(GenericData.Record record) throws IOException {
        return write(record, new GenericDatumWriter<>(record.getSchema(), GENERIC));
    }

    private static byte[] writeSpecific(SpecificRecord record) throws IOException {
        return write(
                record, new SpecificDatumWriter<>(record.getSchema(), SpecificData.getForClass(record.getClass())));
    }

    private static <T> byte[] write(T record, DatumWriter<T> writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static SpecificRecord readSpecific(byte[] bytes, Schema writer) throws IOException {
        Schema reader = Schemas.namedType(writer.getName());
        DatumReader<SpecificRecord> datumReader = new SpecificDatumReader<>(writer, reader);
        return datumReader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
