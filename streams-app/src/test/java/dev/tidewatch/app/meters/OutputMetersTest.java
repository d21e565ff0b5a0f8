package dev.tidewatch.app.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.stream.clock.LiveClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class OutputMetersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String SUM = "tidewatch_event_to_output_seconds_sum";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final OutputMeters meters = new OutputMeters(registry, LiveClock.WALL, () -> NOW);

    @Test
    void shouldMeasureInSeconds() {
        meters.take(Collections.nCopies(2, event(ViewEvent.MOVEMENT, Duration.ofMillis(700))));

        assertThat(registry.scrape())
                .contains(SUM + "{topic=\"mrr-movements\"} 1.4\n")
                .contains("tidewatch_event_to_output_seconds_bucket{topic=\"mrr-movements\",le=\"0.5\"} 0\n")
                .contains("tidewatch_event_to_output_seconds_bucket{topic=\"mrr-movements\",le=\"1.0\"} 2\n");
    }

    @Test
    void shouldNotCountTheMovementsOfAHistory() {
        meters.take(Collections.nCopies(100, event(ViewEvent.MOVEMENT, Duration.ofDays(10 * 365))));

        assertThat(registry.scrape()).contains(SUM + "{topic=\"mrr-movements\"} 0.0\n");
    }

    /** A pipeline that is years behind says so. */
    @Test
    void shouldAddUpRowsThatAreYearsBehind() {
        meters.take(Collections.nCopies(100, event(ViewEvent.METRICS, Duration.ofDays(10 * 365))));

        assertThat(registry.scrape()).contains(SUM + "{topic=\"retention-metrics\"} 3.1536E10\n");
    }

    private static ViewEvent event(String name, Duration ago) {
        return new ViewEvent(name, "k", () -> "{}", NOW.minus(ago), ViewEvent.About.NOTHING);
    }
}
