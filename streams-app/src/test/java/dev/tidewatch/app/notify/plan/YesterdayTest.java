package dev.tidewatch.app.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class YesterdayTest {

    private final Yesterday morning = new Yesterday(LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"), 10);

    @Test
    void shouldBeDueAtTheHourOfItsZoneWhetherItIsSummerOrNot() {
        assertThat(morning.lastDue(Instant.parse("2026-03-28T07:00:00Z"))).isEqualTo("2026-03-28T07:00:00Z");
        assertThat(morning.nextDue(Instant.parse("2026-03-28T07:00:00Z"))).isEqualTo("2026-03-29T06:00:00Z");
        assertThat(morning.lastDue(Instant.parse("2026-03-29T05:59:59Z"))).isEqualTo("2026-03-28T07:00:00Z");
        assertThat(morning.nextDue(Instant.parse("2026-03-29T05:59:59Z"))).isEqualTo("2026-03-29T06:00:00Z");
    }
}
