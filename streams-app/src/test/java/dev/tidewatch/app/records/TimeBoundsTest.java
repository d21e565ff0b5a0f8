package dev.tidewatch.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeBoundsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final TimeBounds bounds = new TimeBounds(Map.of("p.usage-events", HOUR), InstantSource.fixed(NOW));

    @Test
    void shouldTakeWhatTheBrokerTakes() {
        assertThat(bounds.complaint("p.usage-events", NOW.toEpochMilli() + HOUR))
                .isEmpty();
        assertThat(bounds.complaint("p.usage-events", 0)).isEmpty();
        assertThat(bounds.complaint("p.billing-events", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void shouldSayWhyTheBrokerTakesNoMore() {
        assertThat(bounds.complaint("p.usage-events", NOW.toEpochMilli() + HOUR + 1))
                .hasValueSatisfying(
                        why -> assertThat(why)
                                .contains(
                                        "its time is 2026-03-01T13:00:00.001Z, and p.usage-events takes no record that is more than 60 minutes",
                                        "--entity-name p.usage-events --add-config message.timestamp.after.max.ms=9223372036854775807"));
    }
}
