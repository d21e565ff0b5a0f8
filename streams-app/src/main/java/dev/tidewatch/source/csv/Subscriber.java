package dev.tidewatch.source.csv;

import java.util.Comparator;

/** One subscription of one customer. */
record Subscriber(String customer, String subscription) implements Comparable<Subscriber> {

    private static final Comparator<Subscriber> ORDER =
            Comparator.comparing(Subscriber::customer).thenComparing(Subscriber::subscription);

    @Override
    public int compareTo(Subscriber other) {
        return ORDER.compare(this, other);
    }
}
