package dev.tidewatch.app.explain;

import com.google.common.base.Suppliers;
import dev.tidewatch.output.MrrMovement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One customer's records of mrr-movements: what holds of them, and how it came about. */
public final class CustomerMovements {

    private static final Comparator<MrrMovement> BY_TIME =
            Comparator.comparing(MrrMovement::getEffectiveAt).thenComparing(MrrMovement::getCurrency);

    private final String customerId;
    private final Supplier<List<MrrMovement>> records;
    private final List<MrrMovement> holding;

    /** @param records every revision, in the order they were published */
    public CustomerMovements(String customerId, List<MrrMovement> records) {
        this(customerId, newest(records), Suppliers.ofInstance(List.copyOf(records)));
    }

    /**
     * Reads only the newest revisions, unless somebody asks for the others.
     *
     * @param newest the newest revision of each movement
     * @param records every revision
     */
    public CustomerMovements(String customerId, Collection<MrrMovement> newest, Supplier<List<MrrMovement>> records) {
        this.customerId = customerId;
        this.records = Suppliers.memoize(records::get);
        this.holding = newest.stream()
                .filter(movement -> !movement.getVoided())
                .sorted(BY_TIME)
                .toList();
    }

    private static Collection<MrrMovement> newest(List<MrrMovement> records) {
        Map<String, MrrMovement> newest = new TreeMap<>();
        for (MrrMovement movement : records) {
            newest.merge(movement.getMovementId(), movement, CustomerMovements::newer);
        }
        return newest.values();
    }

    public String customerId() {
        return customerId;
    }

    /** The newest revision of each movement, unless it is voided; in order of instant, then currency. */
    public List<MrrMovement> holding() {
        return holding;
    }

    /** Returns every revision of every movement, in the order they were published. */
    public List<MrrMovement> records() {
        return records.get();
    }

    /** Returns the movements that hold and are dated at the instant, one a currency. */
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
        return records.get().stream()
                .filter(record -> record.getMovementId().equals(movement.getMovementId()))
                .sorted(Comparator.comparingLong(MrrMovement::getRevision))
                .toList();
    }

    private static MrrMovement newer(MrrMovement earlier, MrrMovement later) {
        return later.getRevision() >= earlier.getRevision() ? later : earlier;
    }
}
