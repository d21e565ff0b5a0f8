package dev.tidewatch.domain.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The movements of a customer as they stand, as far back as any can still change.
 *
 * @param from what lies before stands as it did
 * @param movements in order of key
 */
public record Revised(Instant from, List<Movement> movements) {

    /** As one, when the clock and an event revised the same ledger one after the other. */
    Revised then(Revised later) {
        List<Movement> all = new ArrayList<>();
        for (Movement movement : movements) {
            if (movement.key().at().isBefore(later.from)) {
                all.add(movement);
            }
        }
        all.addAll(later.movements);
        return new Revised(from, all);
    }
}
