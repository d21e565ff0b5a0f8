package dev.tidewatch.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedCompanyTest {

    private static final Instant OPENING = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration LATEST = Duration.ofDays(5);
    private static final int EVENTS = 20_000;

    @Test
    void shouldRepeatItselfWhenSeedIsTheSame() {
        assertThat(events(7)).isEqualTo(events(7)).isNotEqualTo(events(8));
    }

    @Test
    void shouldComeInTimeOrderExceptForTheLateOnes() {
        Instant newest = OPENING;
        int late = 0;
        for (SimulatedEvent event : events(1)) {
            assertThat(event.occurredAt()).isAfterOrEqualTo(newest.minus(LATEST));
            late += event.occurredAt().isBefore(newest) ? 1 : 0;
            newest = newest.isBefore(event.occurredAt()) ? event.occurredAt() : newest;
        }

        assertThat(late).isBetween(EVENTS / 200, EVENTS / 20);
    }

    @Test
    void shouldSayEverythingThatCanHappenToASubscription() {
        List<SubscriptionEventType> seen = events(1).stream()
                .filter(event -> event.input().equals(InputRecord.SUBSCRIPTION))
                .map(event -> ((SubscriptionEvent) event.value()).getType())
                .distinct()
                .toList();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        SubscriptionEventType.CREATED,
                        SubscriptionEventType.TRIAL_STARTED,
                        SubscriptionEventType.ACTIVATED,
                        SubscriptionEventType.CHANGED,
                        SubscriptionEventType.RENEWED,
                        SubscriptionEventType.PAST_DUE,
                        SubscriptionEventType.CANCEL_SCHEDULED,
                        SubscriptionEventType.CANCEL_UNSCHEDULED,
                        SubscriptionEventType.CANCELED);
    }

    @Test
    void shouldGiveEveryEventAnIdOfItsOwn() {
        Map<String, Long> ids = events(1).stream()
                .collect(Collectors.groupingBy(
                        event -> event.value().get(0).toString(), HashMap::new, Collectors.counting()));

        assertThat(ids.values()).containsOnly(1L);
    }

    private static List<SimulatedEvent> events(long seed) {
        SimulatedCompany company =
                new SimulatedCompany(new SimulatedCompany.Size(400, OPENING, Duration.ofDays(700)), seed);
        List<SimulatedEvent> events = new ArrayList<>();
        while (events.size() < EVENTS && company.hasNext()) {
            events.add(company.next());
        }
        return events;
    }
}
