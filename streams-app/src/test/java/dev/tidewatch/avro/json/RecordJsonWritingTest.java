package dev.tidewatch.avro.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.event.FxRate;
import dev.tidewatch.event.UsageEvent;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class RecordJsonWritingTest {

    @Test
    void shouldWriteDecimalAtScaleAndDateAndMillisecondsWhenRecordIsGenerated() {
        assertThat(RecordJson.text(rate("1.1")))
                .isEqualTo("{\"currency\":\"EUR\",\"date\":\"2026-03-01\",\"rate\":\"1.100000000\","
                        + "\"publishedAt\":\"2026-03-01T00:00:00.005Z\"}");
    }

    @Test
    void shouldWriteNullWhenValueIsAbsent() {
        UsageEvent usage = UsageEvent.newBuilder()
                .setEventId("e1")
                .setCustomerId("cus_1")
                .setOccurredAt(Instant.parse("2026-03-01T00:00:00Z"))
                .setFeature("export")
                .setCount(3)
                .build();

        assertThat(RecordJson.text(usage))
                .isEqualTo("{\"eventId\":\"e1\",\"customerId\":\"cus_1\",\"occurredAt\":\"2026-03-01T00:00:00Z\","
                        + "\"feature\":\"export\",\"count\":3}");
    }

    @Test
    void shouldRefuseWhenDecimalIsFinerThanScale() {
        FxRate fine = rate("1.1000000001");

        assertThatThrownBy(() -> RecordJson.text(fine)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldSortMapAndWriteBase64WhenSchemaHasThem() {
        Schema schema = SchemaBuilder.record("R")
                .fields()
                .name("map")
                .type()
                .map()
                .values()
                .longType()
                .noDefault()
                .requiredBytes("raw")
                .endRecord();
        Map<String, Long> map = new LinkedHashMap<>(Map.of("b", 2L));
        map.put("a", 1L);
        var built = new GenericRecordBuilder(schema)
                .set("map", map)
                .set("raw", ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8)))
                .build();

        String text = RecordJson.text(built);

        assertThat(text).isEqualTo("{\"map\":{\"a\":1,\"b\":2},\"raw\":\"aGk=\"}");
        assertThat(RecordJson.read(PlainJson.parse(text), schema)).isEqualTo(built);
    }

    private static FxRate rate(String rate) {
        FxRate record = new FxRate();
        record.setCurrency("EUR");
        record.setDate(LocalDate.parse("2026-03-01"));
        record.setRate(new BigDecimal(rate));
        record.setPublishedAt(Instant.parse("2026-03-01T00:00:00.005Z"));
        return record;
    }
}
