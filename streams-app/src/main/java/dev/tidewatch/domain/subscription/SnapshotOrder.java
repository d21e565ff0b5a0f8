package dev.tidewatch.domain.subscription;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of a subscription's snapshots; of those at one instant only the last exists. */
public final class SnapshotOrder {

    public static final Comparator<Snapshot> COMPARATOR = Comparator.comparing(Snapshot::occurredAt)
            .thenComparing(Snapshot::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Snapshot::type)
            .thenComparing(Snapshot::eventId, SnapshotOrder::compareBytes);

    private SnapshotOrder() {}

    static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
