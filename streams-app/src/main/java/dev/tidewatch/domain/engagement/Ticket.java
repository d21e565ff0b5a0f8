package dev.tidewatch.domain.engagement;

import java.time.Instant;
import java.util.Comparator;

/**
 * A support ticket as the newest event about it leaves it.
 *
 * @param id as its source has it, cut where it is long
 * @param step what happened last
 * @param at when
 */
public record Ticket(String id, Step step, Instant at) {

    /** Says what happens to a ticket; of one instant, the later in this list happened last. */
    public enum Step {
        OPENED,
        RESOLVED,
        REOPENED
    }

    static final Comparator<Ticket> ORDER =
            Comparator.comparing(Ticket::at).thenComparing(Ticket::step).thenComparing(Ticket::id);

    boolean isOpen() {
        return step != Step.RESOLVED;
    }
}
