package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.SubscriptionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Companies for the tests, and what one sees of them. */
final class Companies {

    static final Instant OPENING = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    static {
        TrustedRecords.trust();
    }

    private Companies() {}

    /** Two years of a company that gains so many customers. */
    static List<SimulatedEvent> twoYears(int customers, long seed) {
        SimulatedCompany company = new SimulatedCompany(
                new SimulatedCompany.Size(customers, OPENING, Duration.between(OPENING, END), Duration.ofDays(3), true),
                seed);
        List<SimulatedEvent> events = new ArrayList<>();
        while (!company.nextArrival().isAfter(END)) {
            events.add(company.next());
        }
        return events;
    }

    static Stream<SubscriptionEvent> snapshots(List<SimulatedEvent> events) {
        return values(events, InputRecord.SUBSCRIPTION, SubscriptionEvent.class);
    }

    static <T> Stream<T> values(List<SimulatedEvent> events, InputRecord<?> input, Class<T> type) {
        return events.stream()
                .filter(event -> event.input().equals(input))
                .map(SimulatedEvent::value)
                .map(type::cast);
    }
}
