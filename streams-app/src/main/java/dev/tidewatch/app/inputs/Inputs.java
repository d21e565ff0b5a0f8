package dev.tidewatch.app.inputs;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.row.Horizon;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All input topics at one moment, and what that says about days. The pipeline's clock goes on when a source is silent, so it
 * takes a day for whole, and later for final, that nobody told of. While an input is stale, days are to be judged by the
 * instant that it reaches instead.
 */
public record Inputs(Instant now, List<InputState> topics) {

    /** The newest record of the stale input that is furthest behind; empty while none is stale. */
    public Optional<Instant> reach() {
        return topics.stream()
                .filter(topic -> topic.isStale(now))
                .flatMap(topic -> topic.newest().stream())
                .min(Comparator.naturalOrder());
    }

    /** Returns what to think of the rows of days; empty while no input is stale: then each row says it itself. */
    public Optional<Doubt> doubt(Profile profile) {
        return reach().map(reach -> Horizon.at(reach, profile))
                .map(horizon -> new Doubt(day(horizon.closed() + 1), day(horizon.settled() + 1)));
    }

    /**
     * From when on rows do not hold what they seem to hold.
     *
     * @param provisionalFrom the first day that may lack events
     * @param notFinalFrom the first day that an event may still change, though its row says {@code isFinal}
     */
    public record Doubt(LocalDate provisionalFrom, LocalDate notFinalFrom) {}

    private static LocalDate day(int day) {
        return LocalDate.ofEpochDay(day);
    }
}
