package dev.tidewatch.benchmark;

import java.util.List;

/**
 * How long each of many took.
 *
 * @param nanos in any order; at least one
 */
record Latencies(List<Long> nanos) {

    Latencies {
        nanos = nanos.stream().sorted().toList();
    }

    /** The shortest that so many of a hundred did not exceed. */
    double millis(int percent) {
        int index = Math.max(0, (int) Math.ceil(percent / 100.0 * nanos.size()) - 1);
        return nanos.get(index) / 1e6;
    }
}
