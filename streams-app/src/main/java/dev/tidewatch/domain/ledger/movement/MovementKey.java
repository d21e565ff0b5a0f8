package dev.tidewatch.domain.ledger.movement;

import java.time.Instant;
import java.util.Comparator;

/** Identifies a movement of one customer: its first instant and its currency. */
public record MovementKey(Instant at, String currency) implements Comparable<MovementKey> {

    private static final Comparator<MovementKey> ORDER =
            Comparator.comparing(MovementKey::at).thenComparing(MovementKey::currency);

    @Override
    public int compareTo(MovementKey other) {
        return ORDER.compare(this, other);
    }
}
