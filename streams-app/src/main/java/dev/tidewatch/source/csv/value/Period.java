package dev.tidewatch.source.csv.value;

import dev.tidewatch.event.IntervalUnit;

/** Says how long a billing period is: MONTH and 3 is a quarter. */
public record Period(IntervalUnit unit, int count) {

    /** That many of them. */
    Period times(long factor) {
        return new Period(unit, Math.toIntExact(Math.multiplyExact(count, factor)));
    }
}
