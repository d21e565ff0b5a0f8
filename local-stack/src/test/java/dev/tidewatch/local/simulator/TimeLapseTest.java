package dev.tidewatch.local.simulator;

import static dev.tidewatch.local.simulator.Companies.twoYears;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.event.SubscriptionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLapseTest {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final TimeLapse LAPSE = new TimeLapse(NOON, 3_600);

    @Test
    void shouldShowWhatWasAsItWas() {
        assertThat(LAPSE.shown(NOON)).isEqualTo(NOON);
        assertThat(LAPSE.shown(NOON.minusSeconds(1))).isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void shouldShowADayAsTwentyFourSecondsWhenAnHourTakesOne() {
        assertThat(LAPSE.shown(Instant.parse("2025-06-02T12:00:00Z"))).isEqualTo(NOON.plusSeconds(24));
    }

    @Test
    void shouldDrawNearerEveryInstantOfAnEvent() {
        Instant halfYearLater = NOON.plusSeconds(183 * 24);
        List<Instant> periodEnds = new ArrayList<>();
        for (SimulatedEvent event : twoYears(50, 1)) {
            SimulatedEvent shown = LAPSE.shown(event);

            assertThat(shown.occurredAt()).isEqualTo(LAPSE.shown(event.occurredAt()));
            if (shown.value() instanceof SubscriptionEvent snapshot) {
                assertThat(snapshot.getOccurredAt()).isEqualTo(shown.occurredAt());
                assertThat(snapshot.getDiscounts())
                        .allMatch(discount -> discount.getEndsAt() == null
                                || discount.getEndsAt().isBefore(halfYearLater.plusSeconds(365 * 24)));
                periodEnds.add(snapshot.getCurrentPeriodEndsAt());
            }
        }
        assertThat(periodEnds).allMatch(end -> end.isBefore(halfYearLater.plusSeconds(400 * 24)));
        assertThat(periodEnds).anyMatch(end -> end.isAfter(NOON));
    }

    @Test
    void shouldLeaveTheEventItWasGivenAlone() {
        List<SimulatedEvent> events = twoYears(20, 1);

        events.forEach(LAPSE::shown);

        assertThat(events).isEqualTo(twoYears(20, 1));
    }
}
