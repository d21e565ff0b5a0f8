package dev.tidewatch.domain.history;

import dev.tidewatch.domain.ledger.movement.Booked;
import java.util.List;

/**
 * A customer's MRR at one time, as far as segments ask for it.
 *
 * @param lines sorted, without zeros
 * @param waiting currencies of which a part has no rate and is not booked, sorted
 */
public record MrrPosition(List<MrrLine> lines, List<String> waiting) {

    public static final MrrPosition EMPTY = new MrrPosition(List.of(), List.of());

    public MrrPosition {
        lines = List.copyOf(lines);
        waiting = List.copyOf(waiting);
    }

    /** Returns MRR in micros of the reporting currency, without what waits for a rate. */
    public long booked() {
        long sum = 0;
        for (MrrLine line : lines) {
            sum = Math.addExact(sum, line.booked());
        }
        return sum;
    }

    Booked booked(String currency) {
        long sum = 0;
        for (MrrLine line : lines) {
            sum = line.currency().equals(currency) ? Math.addExact(sum, line.booked()) : sum;
        }
        return new Booked(sum, waiting.contains(currency));
    }
}
