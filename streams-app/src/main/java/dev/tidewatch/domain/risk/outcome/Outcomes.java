package dev.tidewatch.domain.risk.outcome;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's alerts whose outcome may still change.
 *
 * @param outcomes as last published, in the order in which the alerts were raised
 * @param nextDue time alone changes one just after this instant; null if it changes none
 */
public record Outcomes(List<Outcome> outcomes, @Nullable Instant nextDue) {

    public static final Outcomes NONE = new Outcomes(List.of(), null);

    public Outcomes {
        outcomes = List.copyOf(outcomes);
    }

    public boolean isEmpty() {
        return outcomes.isEmpty();
    }
}
