package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.engagement.Ticket;
import dev.tidewatch.domain.engagement.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what support tickets tell; all of it is unknown before the first event about one. */
final class SupportFeatures {

    private static final Duration TOO_LONG = Duration.ofDays(2);

    private static final Duration HOUR = Duration.ofHours(1);

    private SupportFeatures() {}

    /** Tickets that are not resolved. */
    static @Nullable Reading openTickets(CustomerFacts facts) {
        if (isUnknown(facts)) {
            return null;
        }
        List<Ticket> open = open(facts);
        if (open.isEmpty()) {
            return Reading.of(0);
        }
        return Reading.of(open.size(), () -> waiting(open), null);
    }

    private static String waiting(List<Ticket> open) {
        String tickets = open.size() == 1 ? " open ticket" : " open tickets, the oldest";
        return open.size() + tickets + " " + open.get(0).id() + " since "
                + open.get(0).at();
    }

    /** Whole hours since the oldest open ticket was opened, or opened again; unknown where none is open. */
    static @Nullable Reading oldestHours(CustomerFacts facts) {
        List<Ticket> open = open(facts);
        if (open.isEmpty()) {
            return null;
        }
        Instant since = open.get(0).at();
        long hours = Math.max(0, Duration.between(since, facts.clock()).toHours());
        return Reading.of(Count.up(hours, since, HOUR));
    }

    /** Returns whether a ticket is open for 48 hours. */
    static @Nullable Reading unresolved(CustomerFacts facts) {
        if (isUnknown(facts)) {
            return null;
        }
        List<Ticket> open = open(facts);
        if (open.isEmpty()) {
            return Reading.of(0);
        }
        Ticket oldest = open.get(0);
        Instant due = oldest.at().plus(TOO_LONG);
        return due.isBefore(facts.clock())
                ? Reading.of(1, () -> "ticket " + oldest.id() + " is unresolved since " + oldest.at(), null)
                : Reading.zeroUntil(due);
    }

    private static boolean isUnknown(CustomerFacts facts) {
        return facts.engaged().engagement().tickets().equals(Tickets.NONE);
    }

    private static List<Ticket> open(CustomerFacts facts) {
        return facts.engaged().engagement().tickets().open();
    }
}
