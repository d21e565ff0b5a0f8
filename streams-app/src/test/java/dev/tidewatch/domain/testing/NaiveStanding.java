package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.ledger.movement.MovementKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Where one customer stands in one segment over one window, in micros of the reporting currency.
 *
 * @param s the whole MRR at the start
 * @param n the whole MRR now
 * @param sHere the segment's part of {@code s}
 * @param nHere the segment's part of {@code n}
 * @param lacksRate now, in {@code all} and the cohort only
 * @param flows of the window in this segment
 * @param departures those of the flows that are CHURN, each for itself
 */
record NaiveStanding(
        long s,
        long n,
        long sHere,
        long nHere,
        boolean lacksRate,
        List<NaiveFlow> flows,
        List<NaiveDeparture> departures) {

    boolean starts() {
        return sHere > 0;
    }

    boolean pays() {
        return nHere > 0;
    }

    boolean lost() {
        return starts() && n == 0;
    }

    boolean gained() {
        return s == 0 && nHere > 0;
    }

    /** What a starter of the segment is worth now. */
    long worth() {
        if (!starts()) {
            return 0;
        }
        return BigDecimal.valueOf(n)
                .multiply(BigDecimal.valueOf(sHere))
                .divide(BigDecimal.valueOf(s), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    long kept() {
        return Math.min(sHere, worth());
    }

    long count(MovementKind kind) {
        return sum(flow -> flow.kind() == kind && flow.amount() != 0 ? 1 : 0);
    }

    long amount(MovementKind kind) {
        return sum(flow -> flow.kind() == kind ? flow.amount() : 0);
    }

    long entering() {
        return sum(NaiveFlow::entering);
    }

    long leaving() {
        return sum(NaiveFlow::leaving);
    }

    private long sum(ToLongFunction<NaiveFlow> each) {
        long sum = 0;
        for (NaiveFlow flow : flows) {
            sum = Math.addExact(sum, each.applyAsLong(flow));
        }
        return sum;
    }
}
