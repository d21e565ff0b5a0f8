package dev.tidewatch.benchmark.steady;

import dev.tidewatch.benchmark.SteadyCompany;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Which events a job works off. */
enum Mix {
    /** Four years of the simulated company of {@code benchmarks/replay.sh}: 22 % subscription events, 49 % usage. */
    COMPANY {
        @Override
        void send(int events, int customers, Consumer<SimulatedEvent> to) {
            SimulatedCompany company =
                    new SimulatedCompany(SimulatedCompany.Size.ending(customers, OPENING, GROWTH), SEED);
            for (int i = 0; i < events && company.hasNext(); i++) {
                to.accept(company.next());
            }
        }
    },

    /** Customers that use the product daily, up to now: 90 % usage, 5 % payments, 5 % changes of seats; each began before. */
    LIVE {
        @Override
        void send(int events, int customers, Consumer<SimulatedEvent> to) {
            SteadyCompany company = new SteadyCompany(customers);
            Duration apart = Duration.ofDays(1).dividedBy(customers);
            Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            for (int i = 0; i < events; i++) {
                Instant at = end.minus(apart.multipliedBy(events - i)).truncatedTo(ChronoUnit.MILLIS);
                to.accept(i < customers ? company.began(i, at) : company.daily(i, at));
            }
        }
    };

    private static final long SEED = 1;
    private static final Instant OPENING = Instant.parse("2021-01-01T00:00:00Z");
    private static final Duration GROWTH = Duration.ofDays(4 * 365);

    abstract void send(int events, int customers, Consumer<SimulatedEvent> to);
}
