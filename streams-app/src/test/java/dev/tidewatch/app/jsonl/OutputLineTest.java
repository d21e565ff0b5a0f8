package dev.tidewatch.app.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.event.FxRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputLineTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldCarryPositionAndPlainJsonWhenRecordIsConsumed() {
        FxRate rate = new FxRate("EUR", LocalDate.parse("2026-03-01"), new BigDecimal("1.1"), NOON);

        assertThat(OutputLine.of(consumed(rate)))
                .isEqualTo(new OutputLine(
                        "fx-rates",
                        2,
                        9,
                        NOON,
                        "EUR|2026-03-01",
                        "{\"currency\":\"EUR\",\"date\":\"2026-03-01\",\"rate\":\"1.100000000\","
                                + "\"publishedAt\":\"2026-03-01T12:00:00Z\"}"));
    }

    @Test
    void shouldHaveNoValueWhenRecordIsTombstone() {
        assertThat(OutputLine.of(consumed(null)).value()).isNull();
    }

    private static ConsumerRecord<String, FxRate> consumed(@Nullable FxRate rate) {
        return new ConsumerRecord<>(
                "fx-rates",
                2,
                9,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "EUR|2026-03-01",
                rate,
                new RecordHeaders(),
                Optional.empty());
    }
}
