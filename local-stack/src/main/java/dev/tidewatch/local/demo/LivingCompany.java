package dev.tidewatch.local.demo;

import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import dev.tidewatch.local.simulator.TimeLapse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated company on the wall clock: what happened up to now, then what happens. From now on it lives faster, at the
 * speed that gives the wished number of events a second, such as half a day a second. Every instant in its events is drawn
 * nearer by the same speed, so that nothing occurs ahead of the wall clock and a scheduled cancellation comes when it was
 * announced. Usage alone keeps to days as they are on the wall: one report in {@value #USAGE_THINNED} is sent, else a minute
 * would look like weeks of use on one day. Of the history, usage was counted in the last two months only.
 */
final class LivingCompany {

    private static final int USAGE_THINNED = 200;
    private static final Duration USAGE_EVERY = Duration.ofDays(3);
    private static final Duration USAGE_KNOWN = Duration.ofDays(60);
    private static final Duration LATELY = Duration.ofDays(28);

    private final SimulatedCompany company;
    private final List<SimulatedEvent> history = new ArrayList<>();
    private final TimeLapse lapse;
    private long usage;

    /**
     * What kind of company it is.
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
        lapse = new TimeLapse(now, speed(kind.rate(), now));
    }

    /** How much faster than the wall clock it lives from now on. */
    long speed() {
        return lapse.speed();
    }

    int historySize() {
        return history.size();
    }

    /** Hands over all that arrived up to now, in that order, and forgets it. */
    void tellHistory(Consumer<SimulatedEvent> listener) {
        history.forEach(event -> listener.accept(lapse.shown(event)));
        history.clear();
    }

    /** The next event that has arrived since; null if none has by {@code wallClock}. */
    @Nullable
    SimulatedEvent due(Instant wallClock) {
        while (!lapse.shown(company.nextArrival()).isAfter(wallClock)) {
            SimulatedEvent event = company.next();
            if (!isUsage(event) || usage++ % USAGE_THINNED == 0) {
                return lapse.shown(event);
            }
        }
        return null;
    }

    private static boolean isUsage(SimulatedEvent event) {
        return event.input().equals(InputRecord.USAGE);
    }

    private long speed(int rate, Instant now) {
        Instant since = now.minus(LATELY);
        long weighted = 0;
        for (SimulatedEvent event : history) {
            if (event.occurredAt().isAfter(since)) {
                weighted += isUsage(event) ? 1 : USAGE_THINNED;
            }
        }
        return Math.max(1, rate * LATELY.toSeconds() * USAGE_THINNED / Math.max(1, weighted));
    }
}
