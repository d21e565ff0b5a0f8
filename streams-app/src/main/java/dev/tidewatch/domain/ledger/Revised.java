package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The movements and trials of a customer as they stand, as far back as any can still change, and what is published of that.
 *
 * @param from what lies before stands as it did
 * @param movements in order of key
 * @param trials by subscription, then start; one that began before {@code from} may be among them
 * @param corrections to publish, in order of key
 */
public record Revised(Instant from, List<Movement> movements, List<TrialRun> trials, List<Correction> corrections) {

    /** All stands as it did. */
    static final Revised NOTHING = new Revised(Instant.MAX, List.of(), List.of(), List.of());

    public boolean isNothing() {
        return from.equals(Instant.MAX);
    }

    /** As one, when the clock and an event revised the same ledger one after the other. */
    Revised then(Revised later) {
        if (isNothing() || later.isNothing()) {
            return isNothing() ? later : this;
        }
        List<Movement> all = new ArrayList<>();
        for (Movement movement : movements) {
            if (movement.key().at().isBefore(later.from)) {
                all.add(movement);
            }
        }
        all.addAll(later.movements);
        List<TrialRun> runs = new ArrayList<>();
        for (TrialRun trial : trials) {
            if (trial.startedAt().isBefore(later.from) && later.trials.stream().noneMatch(trial::isSameAs)) {
                runs.add(trial);
            }
        }
        runs.addAll(later.trials);
        return new Revised(from, all, runs, Decision.joined(corrections, later.corrections));
    }
}
