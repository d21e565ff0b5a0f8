package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.ledger.movement.Movement;
import java.time.Instant;
import java.util.List;

/**
 * Holds what a ledger says at a clock.
 *
 * @param movements of the groups, in order of key
 * @param books after the last of them
 */
record Reading(List<Group> groups, List<Movement> movements, Books books) {

    /** The movements before an instant. */
    List<Movement> before(Instant instant) {
        int end = 0;
        while (end < movements.size() && movements.get(end).key().at().isBefore(instant)) {
            end++;
        }
        return movements.subList(0, end);
    }
}
