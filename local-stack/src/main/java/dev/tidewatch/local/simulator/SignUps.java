package dev.tidewatch.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * New customers: a Poisson process whose rate trebles, from half the average to one and a half times it, while the company
 * grows and follows the season. Afterwards it follows the room that is left as well: as many customers as there were at the end of the
 * growth are enough, and then half as many sign up; with a tenth more nobody does.
 */
final class SignUps implements Actor {

    private static final long HALF = 500;
    private static final long WHOLE = 1_000;
    private static final long LEEWAY = 100;
    private static final long FASTEST = (HALF + WHOLE) * Season.BUSIEST;
    private static final long AVERAGE = WHOLE * 100;

    private final Chance chance;
    private final SimulatedCompany.Size size;
    private final Consumer<Instant> newcomers;
    private final IntSupplier here;
    private final Duration shortestMean;
    private int enough;
    private Instant next;

    /** @param here the customers that there are */
    SignUps(Chance chance, SimulatedCompany.Size size, Consumer<Instant> newcomers, IntSupplier here) {
        this.chance = chance;
        this.size = size;
        this.newcomers = newcomers;
        this.here = here;
        this.shortestMean =
                size.growth().dividedBy(size.customers()).multipliedBy(AVERAGE).dividedBy(FASTEST);
        this.next = after(size.opening());
    }

    @Override
    public @Nullable Instant next() {
        boolean over = !size.goesOn() && !next.isBefore(size.opening().plus(size.growth()));
        return over ? null : next;
    }

    /** By thinning: candidates come at the fastest rate and are kept in proportion to that of their instant. */
    @Override
    public void act(Consumer<SimulatedEvent> events) {
        if (chance.below((int) FASTEST) < rate(next)) {
            newcomers.accept(next);
        }
        next = after(next);
    }

    private Instant after(Instant last) {
        return last.plus(chance.untilNext(shortestMean));
    }

    private long rate(Instant at) {
        long grown = Duration.between(size.opening(), at).toMillis()
                * WHOLE
                / size.growth().toMillis();
        long rate = (HALF + Math.min(WHOLE, grown)) * Season.signUps(at);
        return grown < WHOLE ? rate : rate * room() / WHOLE;
    }

    /** Returns how much room is left at the end of the growth and later, in parts of {@value #WHOLE}. */
    private long room() {
        if (enough == 0) {
            enough = Math.max(1, here.getAsInt());
        }
        long full = enough * (WHOLE + LEEWAY);
        return Math.max(0, Math.min(WHOLE, (full - here.getAsInt() * WHOLE) * WHOLE / (2 * LEEWAY * enough)));
    }
}
