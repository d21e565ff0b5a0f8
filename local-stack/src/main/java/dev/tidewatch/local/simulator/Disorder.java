package dev.tidewatch.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/** Lets what is sent arrive late and twice, never later than said; one seed, one order. */
public final class Disorder<T> {

    private static final int HUNDRED = 100;

    private final Extent extent;
    private final Random random;
    private final Queue<Arrival<T>> underWay = new PriorityQueue<>(
            Comparator.<Arrival<T>, Instant>comparing(Arrival::at).thenComparingLong(Arrival::number));
    private long sent;

    /**
     * Says how much of it.
     *
     * @param twicePercent of what is sent arrives a second time
     * @param latePercent of the arrivals are late, by up to {@code latest}
     */
    public record Extent(int twicePercent, int latePercent, Duration latest) {}

    /** Orders arrivals; at equal instants the one sent first comes first. */
    private record Arrival<T>(Instant at, long number, T what) {}

    public Disorder(Extent extent, long seed) {
        this.extent = extent;
        random = new Random(seed);
    }

    public void send(T what, Instant occurredAt) {
        depart(what, occurredAt);
        if (permits(extent.twicePercent)) {
            depart(what, occurredAt);
        }
    }

    /** Returns what arrives before {@code end} and has not been taken yet, in order. */
    public List<T> arrivedBefore(Instant end) {
        List<T> arrived = new ArrayList<>();
        while (!underWay.isEmpty() && underWay.element().at.isBefore(end)) {
            arrived.add(underWay.remove().what);
        }
        return arrived;
    }

    private void depart(T what, Instant occurredAt) {
        long delay = permits(extent.latePercent) ? random.nextLong(extent.latest.toMillis() + 1) : 0;
        underWay.add(new Arrival<>(occurredAt.plusMillis(delay), sent++, what));
    }

    private boolean permits(int percent) {
        return random.nextInt(HUNDRED) < percent;
    }
}
