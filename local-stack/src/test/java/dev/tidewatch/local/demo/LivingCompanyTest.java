package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LivingCompanyTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int RATE = 25;
    private static final Duration DAYS = Duration.ofDays(120);

    static {
        TrustedRecords.trust();
    }

    @Test
    void shouldTellAHistoryThatEndsNow() {
        List<SimulatedEvent> history = history(company(1));

        assertThat(history)
                .hasSizeGreaterThan(1_000)
                .allMatch(event -> !event.occurredAt().isAfter(NOW));
        assertThat(history.get(0).occurredAt()).isBefore(NOW.minus(Duration.ofDays(300)));
        assertThat(history.get(history.size() - 1).occurredAt()).isAfter(NOW.minus(Duration.ofDays(6)));
    }

    @Test
    void shouldGoOnFromThereWithoutAnEventOfTheFuture() {
        LivingCompany company = company(1);
        history(company);

        for (Instant at = NOW; at.isBefore(NOW.plus(DAYS)); at = at.plus(Duration.ofHours(1))) {
            for (SimulatedEvent event : due(company, at)) {
                assertThat(event.occurredAt()).isBeforeOrEqualTo(at);
            }
        }
    }

    @Test
    void shouldLiveAtTheRateThatIsWished() {
        LivingCompany company = company(1);
        history(company);

        List<SimulatedEvent> live = due(company, NOW.plus(DAYS));

        assertThat(live.size() * company.pace().speed() / DAYS.toSeconds()).isBetween(RATE * 2L / 3, RATE * 5L / 3);
    }

    @Test
    void shouldGoOnWithTheSameCustomersAndNewOnes() {
        LivingCompany company = company(1);
        Map<String, SubscriptionEvent> before = firstSnapshots(history(company));

        Map<String, SubscriptionEvent> live = firstSnapshots(due(company, NOW.plus(DAYS)));

        assertThat(live.keySet()).filteredOn(before::containsKey).hasSizeGreaterThan(50);
        assertThat(live.values())
                .filteredOn(snapshot -> !before.containsKey(snapshot.getCustomerId()))
                .hasSizeGreaterThan(10)
                .allMatch(first -> first.getType() == SubscriptionEventType.CREATED
                        || first.getType() == SubscriptionEventType.TRIAL_STARTED);
    }

    @Test
    void shouldDoTheSameAgainWhenSeedAndInstantAreTheSame() {
        assertThat(life(1)).isEqualTo(life(1)).isNotEqualTo(life(2));
    }

    private static List<String> life(long seed) {
        LivingCompany company = company(seed);
        List<SimulatedEvent> life = history(company);
        life.addAll(due(company, NOW.plus(DAYS)));
        return life.stream().map(event -> RecordJson.text(event.value())).toList();
    }

    private static LivingCompany company(long seed) {
        return new LivingCompany(new LivingCompany.Kind(seed, 200, 13, RATE), NOW);
    }

    private static List<SimulatedEvent> history(LivingCompany company) {
        List<SimulatedEvent> history = new ArrayList<>();
        company.tellHistory(history::add);
        return history;
    }

    private static List<SimulatedEvent> due(LivingCompany company, Instant at) {
        List<SimulatedEvent> due = new ArrayList<>();
        for (SimulatedEvent event = company.due(at); event != null; event = company.due(at)) {
            due.add(event);
        }
        return due;
    }

    private static Map<String, SubscriptionEvent> firstSnapshots(List<SimulatedEvent> events) {
        return events.stream()
                .filter(event -> event.input().equals(InputRecord.SUBSCRIPTION))
                .map(event -> (SubscriptionEvent) event.value())
                .collect(Collectors.toMap(
                        SubscriptionEvent::getCustomerId,
                        snapshot -> snapshot,
                        (one, other) -> one.getOccurredAt().isAfter(other.getOccurredAt()) ? other : one));
    }
}
