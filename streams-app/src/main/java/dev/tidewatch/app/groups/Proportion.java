package dev.tidewatch.app.groups;

/**
 * A share of customers.
 *
 * @param some of all
 */
record Proportion(long some, long all) {

    double value() {
        return (double) some / all;
    }

    /** The difference of two by Newcombe's method 10, from their intervals of Wilson: it holds for few customers, and for 0 of them. */
    Interval less(Proportion other) {
        double difference = value() - other.value();
        double low = difference - Math.hypot(value() - wilson(-1), other.wilson(1) - other.value());
        double high = difference + Math.hypot(wilson(1) - value(), other.value() - other.wilson(-1));
        return new Interval(low, high, Math.sqrt(variance() + other.variance()));
    }

    private double variance() {
        return value() * (1 - value()) / all;
    }

    /** @param side -1 for the lower end, 1 for the upper one */
    private double wilson(int side) {
        double square = Interval.Z * Interval.Z;
        double root = Math.sqrt(square + 4 * some * (1 - value()));
        return (2 * some + square + side * Interval.Z * root) / (2 * (all + square));
    }
}
