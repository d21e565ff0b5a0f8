package dev.tidewatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.ledger.Churn;
import dev.tidewatch.domain.ledger.Correction;
import dev.tidewatch.domain.ledger.Movement;
import dev.tidewatch.domain.ledger.MovementKind;
import dev.tidewatch.domain.ledger.Transition;
import dev.tidewatch.domain.worth.Trigger;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A law that holds because its stories never reach a rule says nothing. */
class EventStoriesTest {

    private static final int SEEDS = 400;

    private final Set<MovementKind> kinds = EnumSet.noneOf(MovementKind.class);
    private final Set<Churn.Reason> reasons = EnumSet.noneOf(Churn.Reason.class);
    private final Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
    private final Set<String> outcomes = new HashSet<>();

    @Test
    void shouldReachEveryRule() {
        for (long seed = 0; seed < SEEDS; seed++) {
            live(EventStories.from(seed), seed);
        }

        assertThat(kinds).containsExactlyInAnyOrder(MovementKind.values());
        assertThat(reasons).containsExactlyInAnyOrder(Churn.Reason.values());
        assertThat(triggers).containsExactlyInAnyOrder(Trigger.values());
        assertThat(outcomes)
                .contains("void", "TOO_LATE", "kept earlier", "kept arriving", "folded", "base", "past due base");
    }

    @Test
    void shouldRepeatAStoryFromItsSeed() {
        Story story = EventStories.from(17);

        Story again = EventStories.from(17);

        assertThat(again).isEqualTo(story);
    }

    private void live(Story story, long seed) {
        LedgerDriver driver = new LedgerDriver(story.profile());
        for (Arrival arrival : ArrivalOrders.disorderly(story, story.end(), seed)) {
            note(driver.take(arrival));
        }
    }

    private void note(Transition transition) {
        Rejected rejected = transition.rejected();
        if (rejected != null) {
            boolean conflict = rejected.reason() == Rejected.Reason.CONFLICT;
            String kept = transition.accepted() ? "kept arriving" : "kept earlier";
            outcomes.add(conflict ? kept : rejected.reason().name());
        }
        for (Correction correction : transition.corrections()) {
            note(correction.movement());
            outcomes.add(correction.voided() ? "void" : "record");
        }
        outcomes.addAll(transition.ledger().hadMovement() ? Set.of("folded") : Set.of());
        transition.ledger().subscriptions().stream()
                .filter(history -> history.base() != null)
                .forEach(history -> outcomes.add(history.pastDueSince() == null ? "base" : "past due base"));
    }

    private void note(Movement movement) {
        kinds.add(movement.kind());
        triggers.addAll(movement.rule());
        if (movement.churn() != null && movement.churn().reason() != null) {
            reasons.add(movement.churn().reason());
        }
    }
}
