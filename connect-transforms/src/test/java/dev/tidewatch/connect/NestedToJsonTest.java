package dev.tidewatch.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NestedToJsonTest {

    private static final Schema LINE = SchemaBuilder.struct()
            .field("planId", Schema.STRING_SCHEMA)
            .field("productId", Schema.OPTIONAL_STRING_SCHEMA)
            .field("before", Decimal.schema(6))
            .build();

    private static final Schema MOVEMENT = SchemaBuilder.struct()
            .name("movement")
            .version(3)
            .field("movementId", Schema.STRING_SCHEMA)
            .field("amount", Decimal.schema(6))
            .field("effectiveAt", Timestamp.SCHEMA)
            .field("fxRate", Decimal.builder(9).optional().build())
            .field("causes", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
            .field("lines", SchemaBuilder.array(LINE).build())
            .field("rates", mapOfDecimals().build())
            .field("more", mapOfDecimals().optional().build())
            .build();

    private static final BigDecimal LARGE_AND_FINE = new BigDecimal("9999999999999999999999.000001");

    private static SchemaBuilder mapOfDecimals() {
        return SchemaBuilder.map(Schema.STRING_SCHEMA, Decimal.schema(6));
    }

    private static Struct movement() {
        return new Struct(MOVEMENT)
                .put("movementId", "acorn|2025-01-06")
                .put("amount", new BigDecimal("24.166667"))
                .put("effectiveAt", Timestamp.toLogical(Timestamp.SCHEMA, 1_700_000_000_123L))
                .put("causes", List.of("e-1", "e-\"2\""))
                .put("lines", List.of(new Struct(LINE).put("planId", "pro").put("before", LARGE_AND_FINE)))
                .put("rates", Map.of("EUR", new BigDecimal("0.000000")));
    }

    private static NestedToJson<SinkRecord> transform(Map<String, ?> settings) {
        NestedToJson<SinkRecord> transform = new NestedToJson<>();
        transform.configure(settings);
        return transform;
    }

    private static SinkRecord record(@Nullable Schema schema, @Nullable Object value) {
        return new SinkRecord("mrr-movements", 3, Schema.STRING_SCHEMA, "acorn", schema, value, 4711);
    }

    private static Struct apply(Map<String, ?> settings, Struct value) {
        return (Struct) transform(settings).apply(record(value.schema(), value)).value();
    }

    @Test
    void shouldWriteListsMapsAndRecordsAsJsonWithEveryDigit() {
        Struct flat = apply(Map.of(), movement());

        assertThat(flat.getString("causes")).isEqualTo("[\"e-1\",\"e-\\\"2\\\"\"]");
        assertThat(flat.getString("lines"))
                .isEqualTo("[{\"planId\":\"pro\",\"productId\":null,\"before\":9999999999999999999999.000001}]");
        assertThat(flat.getString("rates")).isEqualTo("{\"EUR\":0.000000}");
    }

    @Test
    void shouldKeepPlainFieldsAndNullsAsTheyAre() {
        Struct flat = apply(Map.of(), movement());

        assertThat(flat.get("amount")).isEqualTo(new BigDecimal("24.166667"));
        assertThat(flat.get("effectiveAt")).isEqualTo(Timestamp.toLogical(Timestamp.SCHEMA, 1_700_000_000_123L));
        assertThat(flat.schema().field("amount").schema()).isEqualTo(Decimal.schema(6));
        assertThat(flat.get("fxRate")).isNull();
        assertThat(flat.get("more")).isNull();
        assertThat(flat.schema().name()).isEqualTo("movement");
        assertThat(flat.schema().version()).isEqualTo(3);
    }

    @Test
    void shouldKeepWhereTheRecordStands() {
        SinkRecord flat = transform(Map.of()).apply(record(MOVEMENT, movement()));

        assertThat(flat.topic()).isEqualTo("mrr-movements");
        assertThat(flat.kafkaPartition()).isEqualTo(3);
        assertThat(flat.kafkaOffset()).isEqualTo(4711);
        assertThat(flat.key()).isEqualTo("acorn");
    }

    @Test
    void shouldNameTheTextsAsTheSinkWantsThem() {
        Schema causes = apply(Map.of(), movement()).schema().field("causes").schema();
        Schema more = apply(Map.of("schema.name", "", "type", "any"), movement())
                .schema()
                .field("more")
                .schema();

        assertThat(causes)
                .isEqualTo(SchemaBuilder.string().name("io.debezium.data.Json").build());
        assertThat(more).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
    }

    @Test
    void shouldFollowASchemaThatGrewAFieldAndGoBackToTheOldOne() {
        NestedToJson<SinkRecord> transform = transform(Map.of());
        SchemaBuilder grown = SchemaBuilder.struct().name("movement").version(4);
        MOVEMENT.fields().forEach(field -> grown.field(field.name(), field.schema()));
        Schema wider = grown.field(
                        "tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                .build();
        Struct later = new Struct(wider);
        MOVEMENT.fields().forEach(field -> later.put(field.name(), movement().get(field.name())));
        later.put("tags", List.of("vip"));

        Struct old = (Struct) transform.apply(record(MOVEMENT, movement())).value();
        Struct newer = (Struct) transform.apply(record(wider, later)).value();

        assertThat(newer.getString("tags")).isEqualTo("[\"vip\"]");
        assertThat(transform.apply(record(MOVEMENT, movement())).value()).isEqualTo(old);
    }

    @Test
    void shouldPassARecordWithoutValue() {
        SinkRecord tombstone = record(null, null);

        assertThat(transform(Map.of()).apply(tombstone)).isSameAs(tombstone);
    }

    @Test
    void shouldRefuseAValueOfWhichNoSchemaIsKnown() {
        assertThatThrownBy(() -> transform(Map.of()).apply(record(null, Map.of("movementId", "acorn"))))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the value of a record of mrr-movements is a ")
                .hasMessageEndingWith("such as io.confluent.connect.avro.AvroConverter");
    }

    @Test
    void shouldRefuseASettingThatItDoesNotHave() {
        assertThatThrownBy(() -> transform(Map.of("schema.nmae", "x", "type", "any")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("NestedToJson has no setting schema.nmae; it has only schema.name, by default"
                        + " io.debezium.data.Json");
    }

    @Test
    void shouldBeFoundByAWorkerThatAsksForServicesOnly() {
        assertThat(ServiceLoader.load(Transformation.class).stream().map(ServiceLoader.Provider::type))
                .contains(NestedToJson.class);
    }
}
