package dev.tidewatch.oracle.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Whom the clock must call, in the order in which it does. */
final class Dues {

    private final TreeSet<Due> entries = new TreeSet<>();

    /** At the instant the customer must be called. */
    record Due(Instant at, String customer) implements Comparable<Due> {

        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::at).thenComparing(Due::customer);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    void add(Due due) {
        entries.add(due);
    }

    void remove(Due due) {
        entries.remove(due);
    }

    boolean isDue(Instant clock) {
        return !entries.isEmpty() && entries.first().at().isBefore(clock);
    }

    /** Takes out the first that lie before the clock. */
    List<Due> take(Instant clock, int limit) {
        List<Due> taken = new ArrayList<>();
        while (taken.size() < limit && isDue(clock)) {
            taken.add(entries.pollFirst());
        }
        return taken;
    }
}
