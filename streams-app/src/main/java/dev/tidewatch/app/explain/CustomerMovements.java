package dev.tidewatch.app.explain;

import dev.tidewatch.output.MrrMovement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One customer's records of mrr-movements: what holds of them, and how it came about. */
public final class CustomerMovements {

    private static final Comparator<MrrMovement> BY_TIME =
            Comparator.comparing(MrrMovement::getEffectiveAt).thenComparing(MrrMovement::getCurrency);

    private final String customerId;
    private final List<MrrMovement> records;
    private final List<MrrMovement> holding;

    /** @param records every revision, in the order they were published */
    public CustomerMovements(String customerId, List<MrrMovement> records) {
        this.customerId = customerId;
        this.records = List.copyOf(records);
        Map<String, MrrMovement> newest = new TreeMap<>();
        for (MrrMovement movement : records) {
            newest.merge(movement.getMovementId(), movement, CustomerMovements::newer);
        }
        this.holding = newest.values().stream()
                .filter(movement -> !movement.getVoided())
                .sorted(BY_TIME)
                .toList();
    }

    String customerId() {
        return customerId;
    }

    /** The newest revision of each movement, unless it is voided; in order of instant, then currency. */
    List<MrrMovement> holding() {
        return holding;
    }

    /** Those that hold and are dated at the instant, one a currency. */
    List<MrrMovement> at(Instant instant) {
        return holding.stream()
                .filter(movement -> movement.getEffectiveAt().equals(instant))
                .toList();
    }

    /** The last of those that hold and are dated up to the end of a day; empty if there is none. */
    List<MrrMovement> newestUpTo(LocalDate day) {
        return holding.stream()
                .filter(movement -> !movement.getEffectiveDay().isAfter(day))
                .map(MrrMovement::getEffectiveAt)
                .reduce((earlier, later) -> later)
                .map(this::at)
                .orElse(List.of());
    }

    /** All revisions of a movement, the oldest first. */
    List<MrrMovement> revisions(MrrMovement movement) {
        return records.stream()
                .filter(record -> record.getMovementId().equals(movement.getMovementId()))
                .sorted(Comparator.comparingLong(MrrMovement::getRevision))
                .toList();
    }

    private static MrrMovement newer(MrrMovement earlier, MrrMovement later) {
        return later.getRevision() >= earlier.getRevision() ? later : earlier;
    }
}
