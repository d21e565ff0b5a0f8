package dev.tidewatch.local.demo;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated company in a time of its own: what happened up to now, then what happens, as fast as gives the wished number of events
 * a second. It keeps the size that it has now, and so the rate holds. Of the history, usage was counted in the last two months only.
 */
final class LivingCompany {

    private static final Duration USAGE_EVERY = Duration.ofDays(4);
    private static final Duration USAGE_KNOWN = Duration.ofDays(60);
    private static final int LATELY_DAYS = 28;

    private final SimulatedCompany company;
    private final List<SimulatedEvent> history = new ArrayList<>();
    private final Pace pace;

    /**
     * Holds what kind of company it is.
     *
     * @param customers about how many sign up before now
     * @param months that it has existed
     * @param rate events a second from now on, about
     */
    record Kind(long seed, int customers, int months, int rate) {}

    LivingCompany(Kind kind, Instant now) {
        Instant opening =
                now.atOffset(ZoneOffset.UTC).minusMonths(kind.months()).toInstant();
        company = new SimulatedCompany(
                new SimulatedCompany.Size(kind.customers(), opening, Duration.between(opening, now), USAGE_EVERY, true),
                kind.seed());
        Instant usageSince = now.minus(USAGE_KNOWN);
        while (!company.nextArrival().isAfter(now)) {
            SimulatedEvent event = company.next();
            if (!isUsage(event) || event.occurredAt().isAfter(usageSince)) {
                history.add(event);
            }
        }
        Instant lately = now.minus(Duration.ofDays(LATELY_DAYS));
        long events = history.stream()
                .filter(event -> event.occurredAt().isAfter(lately))
                .count();
        pace = Pace.of(kind.rate(), events, LATELY_DAYS);
    }

    /** Returns how fast it lives from now on. */
    Pace pace() {
        return pace;
    }

    int historySize() {
        return history.size();
    }

    /** Hands over all that arrived up to now, in that order, and forgets it. */
    void tellHistory(Consumer<SimulatedEvent> listener) {
        history.forEach(listener);
        history.clear();
    }

    /** The next event that has arrived since; null if none has by {@code now}, in its own time. */
    @Nullable
    SimulatedEvent due(Instant now) {
        return company.nextArrival().isAfter(now) ? null : company.next();
    }

    private static boolean isUsage(SimulatedEvent event) {
        return event.input().equals(InputRecord.USAGE);
    }
}
