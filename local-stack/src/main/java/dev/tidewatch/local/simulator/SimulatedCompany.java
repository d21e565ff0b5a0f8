package dev.tidewatch.local.simulator;

import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Every event of a company in the order it arrives: in time order, but for the few that their source sends late. It ends when
 * the last customer has left for good.
 */
public final class SimulatedCompany implements Iterator<SimulatedEvent> {

    private static final List<String> COUNTRIES = List.of("DE", "FR", "GB", "IN", "US", "US");
    private static final List<String> CHANNELS = List.of("ads", "organic", "partner");
    private static final Duration SHORT_DELAY = Duration.ofHours(2);
    private static final Duration LONG_DELAY = Duration.ofDays(5);
    private static final Duration DISCOUNTED = Duration.ofDays(90);
    private static final BigDecimal PERCENT_OFF = new BigDecimal("20.000000");
    private static final int MOST_SUBSCRIPTIONS = 3;

    private final SplittableRandom random;
    private final Chance delays;
    private final PriorityQueue<Timed<Actor>> turns = new PriorityQueue<>();
    private final PriorityQueue<Timed<SimulatedEvent>> arrivals = new PriorityQueue<>();
    private long queued;

    /**
     * Customers sign up evenly over {@code growth}.
     *
     * @param opening the first may sign up here
     */
    public record Size(int customers, Instant opening, Duration growth) {}

    /** Of equal instants the one queued first comes first. */
    private record Timed<T>(Instant at, long number, T what) implements Comparable<Timed<T>> {

        @Override
        public int compareTo(Timed<T> other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    public SimulatedCompany(Size size, long seed) {
        random = new SplittableRandom(seed);
        delays = chance();
        for (int i = 0; i < size.customers(); i++) {
            signUp("cus_%06d".formatted(i), size.opening().plus(chance().upTo(size.growth())));
        }
    }

    @Override
    public boolean hasNext() {
        while (!turns.isEmpty() && (arrivals.isEmpty() || !arrivals.element().at.isBefore(turns.element().at))) {
            Actor actor = turns.remove().what;
            actor.act(this::send);
            queue(actor);
        }
        return !arrivals.isEmpty();
    }

    @Override
    public SimulatedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return arrivals.remove().what;
    }

    private void signUp(String customerId, Instant start) {
        Chance chance = chance();
        Map<String, String> attributes = Map.of("country", chance.oneOf(COUNTRIES), "channel", chance.oneOf(CHANNELS));
        int subscriptions = chance.permille(120) ? 2 + chance.below(MOST_SUBSCRIPTIONS - 1) : 1;
        for (int number = 1; number <= subscriptions; number++) {
            Plan plan = chance.permille(20) ? Plan.CARE_WEEKLY : chance.oneOf(Plan.TAKEN);
            Terms terms = new Terms(customerId, number, plan, discounts(chance, start), attributes);
            SimulatedSubscription subscription = new SimulatedSubscription(chance(), terms, start);
            queue(subscription);
            if (number == 1) {
                queue(new SimulatedUsage(chance(), customerId, subscription, start));
            }
        }
    }

    private static List<Discount> discounts(Chance chance, Instant start) {
        if (!chance.permille(100)) {
            return List.of();
        }
        boolean forever = chance.permille(300);
        return List.of(Discount.newBuilder()
                .setPercentOff(PERCENT_OFF)
                .setDuration(forever ? DiscountDuration.FOREVER : DiscountDuration.REPEATING)
                .setEndsAt(forever ? null : start.plus(DISCOUNTED))
                .build());
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
