package dev.tidewatch.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Every event of a company in the order it arrives: in time order, but for the few that their source sends late. What drives
 * a customer to leave, and what it shows before, is {@link Strain}.
 */
public final class SimulatedCompany implements Iterator<SimulatedEvent> {

    private static final Duration SHORT_DELAY = Duration.ofHours(2);
    private static final Duration LONG_DELAY = Duration.ofDays(5);

    private final Size size;
    private final SplittableRandom random;
    private final Chance delays;
    private final PriorityQueue<Timed<Actor>> turns = new PriorityQueue<>();
    private final PriorityQueue<Timed<SimulatedEvent>> arrivals = new PriorityQueue<>();
    private long queued;
    private int customers;

    /** The customers among them that use a subscription now. */
    private int here;

    /**
     * Says how large the company becomes.
     *
     * @param customers about how many sign up during {@code growth}
     * @param usageEvery how long from one usage event of a customer to the next, on average
     * @param goesOn whether it lives on afterwards: as many sign up as it has room for, so that it keeps the size that it has then, and
     *     its plans have limits; else the events end when the last customer has left for good
     */
    public record Size(int customers, Instant opening, Duration growth, Duration usageEvery, boolean goesOn) {

        private static final Duration SELDOM = Duration.ofDays(12);

        /** Nobody signs up after the growth, and usage is reported seldom: half of the events are of other kinds. */
        public static Size ending(int customers, Instant opening, Duration growth) {
            return new Size(customers, opening, growth, SELDOM, false);
        }
    }

    /** Orders what is queued; at equal instants the one queued first comes first. */
    private record Timed<T>(Instant at, long number, T what) implements Comparable<Timed<T>> {

        @Override
        public int compareTo(Timed<T> other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    public SimulatedCompany(Size size, long seed) {
        this.size = size;
        random = new SplittableRandom(seed);
        delays = chance();
        queue(new SignUps(chance(), size, this::signUp, () -> here));
    }

    @Override
    public boolean hasNext() {
        while (!turns.isEmpty() && (arrivals.isEmpty() || !arrivals.element().at.isBefore(turns.element().at))) {
            Actor actor = turns.remove().what;
            here += act(actor);
            queue(actor);
        }
        return !arrivals.isEmpty();
    }

    @Override
    public SimulatedEvent next() {
        nextArrival();
        return arrivals.remove().what;
    }

    /** Returns when {@link #next()} arrives: not before it occurred. */
    public Instant nextArrival() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return arrivals.element().at;
    }

    /**
     * Returns the odds that each customer leaves, by what only the simulator knows of it, as it stands before {@link #next()}.
     *
     * @param within how far is looked ahead
     */
    public Map<String, Double> leaving(Instant now, Duration within) {
        Prospect.Span span = new Prospect.Span(now, now.plus(within));
        Map<String, Double> odds = new HashMap<>();
        for (Timed<Actor> turn : turns) {
            if (turn.what instanceof SimulatedCustomer customer) {
                odds.put(customer.customerId(), customer.leaves(span));
            }
        }
        return odds;
    }

    /** By how many customers there are more now. */
    private int act(Actor actor) {
        int before = actor.here();
        actor.act(this::send);
        return actor.here() - before;
    }

    private void signUp(Instant at) {
        String customerId = "cus_%06d".formatted(customers);
        customers++;
        queue(new SimulatedCustomer(
                chance(), customerId, at, new SimulatedCustomer.Kind(size.usageEvery(), size.goesOn())));
    }

    private void send(SimulatedEvent event) {
        arrivals.add(new Timed<>(event.occurredAt().plus(delay()), queued++, event));
    }

    private Duration delay() {
        int draw = delays.below(1000);
        if (draw < 3) {
            return delays.upTo(LONG_DELAY);
        }
        return draw < 20 ? delays.upTo(SHORT_DELAY) : Duration.ZERO;
    }

    private void queue(Actor actor) {
        Instant next = actor.next();
        if (next != null) {
            turns.add(new Timed<>(next, queued++, actor));
        }
    }

    private Chance chance() {
        return new Chance(random.split());
    }
}
