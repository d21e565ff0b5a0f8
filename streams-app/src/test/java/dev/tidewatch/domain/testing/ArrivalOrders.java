package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.customer.CustomerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Random orders in which a story arrives. An event that is delayed by at most the lateness, and sorted by when it comes, is
 * never too late: whatever came before it occurred before it came.
 */
public final class ArrivalOrders {

    private final Story story;
    private final Chance chance;
    private final List<Arrival> arrivals = new ArrayList<>();
    private Instant clock = Instant.EPOCH;

    private ArrivalOrders(Story story, long seed) {
        this.story = story;
        this.chance = new Chance(~seed);
    }

    /** Every first arrival is accepted; repetitions anywhere, also after folding; the clock stays within {@code end}. */
    public static List<Arrival> admissible(Story story, Instant end, long seed) {
        ArrivalOrders orders = new ArrivalOrders(story, seed);
        List<CustomerEvent> order = orders.admissible();
        orders.repeat(order);
        return orders.withClocks(order, end);
    }

    /** As {@link #admissible}, but some events come too late. */
    public static List<Arrival> disorderly(Story story, Instant end, long seed) {
        ArrivalOrders orders = new ArrivalOrders(story, seed);
        List<CustomerEvent> order = orders.admissible();
        orders.delaySome(order);
        orders.repeat(order);
        return orders.withClocks(order, end);
    }

    private List<CustomerEvent> admissible() {
        boolean calm = chance.percent(30);
        List<Delayed> delayed = new ArrayList<>();
        for (CustomerEvent event : story.all()) {
            delayed.add(new Delayed(event, event.occurredAt().plus(calm ? Duration.ZERO : delay())));
        }
        Collections.shuffle(delayed, chance.random());
        delayed.sort(Comparator.comparing(Delayed::comes));
        return new ArrayList<>(delayed.stream().map(Delayed::event).toList());
    }

    private Duration delay() {
        Duration lateness = story.profile().lateness();
        return switch (chance.between(0, 7)) {
            case 0, 1, 2 -> Duration.ZERO;
            case 3 -> lateness;
            case 4 -> lateness.minus(chance.upTo(Duration.ofHours(2)));
            case 5 -> chance.upTo(Duration.ofHours(2));
            default -> chance.upTo(lateness);
        };
    }

    private void delaySome(List<CustomerEvent> order) {
        for (int i = 0; i < order.size(); i++) {
            if (chance.percent(10)) {
                order.add(chance.between(i, order.size() - 1), order.remove(i));
            }
        }
    }

    private void repeat(List<CustomerEvent> order) {
        for (int i = 0; i < order.size(); i++) {
            if (chance.percent(15)) {
                order.add(chance.between(i + 1, order.size()), order.get(i));
            }
        }
    }

    private List<Arrival> withClocks(List<CustomerEvent> order, Instant end) {
        for (CustomerEvent event : order) {
            if (chance.percent(20)) {
                arrivals.add(Arrival.ofClock(pass(end)));
            }
            clock = later(clock, chance.percent(10) ? pass(end) : event.occurredAt());
            arrivals.add(new Arrival(event, chance.percent(50) ? clock : Instant.EPOCH));
        }
        return List.copyOf(arrivals);
    }

    private Instant pass(Instant end) {
        Duration after = chance.percent(70) ? Duration.ZERO : story.profile().delinquency();
        Instant wanted = chance.of(story.hardInstants()).plus(after).plus(Duration.ofMillis(chance.between(-1, 1)));
        clock = wanted.isBefore(end) ? later(clock, wanted) : clock;
        return clock;
    }

    private static Instant later(Instant left, Instant right) {
        return left.isBefore(right) ? right : left;
    }

    private record Delayed(CustomerEvent event, Instant comes) {}
}
