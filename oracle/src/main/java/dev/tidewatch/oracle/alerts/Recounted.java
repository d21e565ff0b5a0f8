package dev.tidewatch.oracle.alerts;

import dev.tidewatch.stream.plan.ClockMode;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Customers whom one record concerns, counted anew in the parts in which the pipeline counts them. */
final class Recounted {

    /** As the pipeline counts them live, of one record or at one mark. */
    private static final int AT_ONCE = 5_000;

    private final NavigableSet<String> waiting = new TreeSet<>();
    private final int atOnce;
    private final Consumer<String> counting;

    Recounted(ClockMode mode, Consumer<String> counting) {
        this.atOnce = mode == ClockMode.WALL ? AT_ONCE : Integer.MAX_VALUE;
        this.counting = counting;
    }

    void take(Collection<String> customers) {
        int left = atOnce;
        for (String customer : customers) {
            if (left > 0) {
                counting.accept(customer);
                left--;
            } else {
                waiting.add(customer);
            }
        }
    }

    /** At a mark. */
    void goOn() {
        for (int counted = 0; counted < atOnce && !waiting.isEmpty(); counted++) {
            counting.accept(waiting.pollFirst());
        }
    }

    void forget(String customer) {
        waiting.remove(customer);
    }
}
