package dev.tidewatch.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * New customers: a Poisson process whose rate trebles, from half the average to one and a half times it, while the company
 * grows, stays there afterwards, and follows the season.
 */
final class SignUps implements Actor {

    private static final long HALF = 500;
    private static final long WHOLE = 1_000;
    private static final long FASTEST = (HALF + WHOLE) * Season.BUSIEST;
    private static final long AVERAGE = WHOLE * 100;

    private final Chance chance;
    private final SimulatedCompany.Size size;
    private final Consumer<Instant> newcomers;
    private final Duration shortestMean;
    private Instant next;

    SignUps(Chance chance, SimulatedCompany.Size size, Consumer<Instant> newcomers) {
        this.chance = chance;
        this.size = size;
        this.newcomers = newcomers;
        this.shortestMean =
                size.growth().dividedBy(size.customers()).multipliedBy(AVERAGE).dividedBy(FASTEST);
        this.next = after(size.opening());
    }

    @Override
    public @Nullable Instant next() {
        boolean over = !size.goesOn() && !next.isBefore(size.opening().plus(size.growth()));
        return over ? null : next;
    }

    @Override
    public void act(Consumer<SimulatedEvent> events) {
        newcomers.accept(next);
        next = after(next);
    }

    /** By thinning: candidates come at the fastest rate and are kept in proportion to that of their instant. */
    private Instant after(Instant last) {
        Instant candidate = last;
        do {
            candidate = candidate.plus(chance.untilNext(shortestMean));
        } while (chance.below((int) FASTEST) >= rate(candidate));
        return candidate;
    }

    private long rate(Instant at) {
        long grown = Duration.between(size.opening(), at).toMillis()
                * WHOLE
                / size.growth().toMillis();
        return (HALF + Math.min(WHOLE, grown)) * Season.signUps(at);
    }
}
