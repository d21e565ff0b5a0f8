package dev.tidewatch.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.jsonl.JsonLine;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventSpanTest {

    private final EventSpan span = new EventSpan();

    @Test
    void shouldDoubtADateThatLiesFarFromTheOthers() {
        see("f:1", "2026-01-01T00:00:00Z");
        see("f:2", "1970-01-02T00:00:00Z");
        see("f:3", "2025-01-01T00:00:00Z");

        assertThat(span.doubt())
                .contains(
                        "the events go over 56 years, from 1970-01-02T00:00:00Z (f:2) to 2026-01-01T00:00:00Z (f:1): are these"
                                + " dates right? Rows are published for every day between");
    }

    @Test
    void shouldDoubtNoHistoryOfAFewYears() {
        assertThat(span.doubt()).isEmpty();

        see("f:1", "2016-01-04T00:00:00Z");
        see("f:2", "2026-01-01T00:00:00Z");

        assertThat(span.doubt()).isEmpty();
    }

    private void see(String place, String at) {
        span.see(
                new JsonLine(place, "subscription-events", "c", null, null),
                Instant.parse(at).toEpochMilli());
    }
}
