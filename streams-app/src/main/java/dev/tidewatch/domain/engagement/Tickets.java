package dev.tidewatch.domain.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's support tickets: those that are open, and for a while those that were resolved, so that an event that comes late
 * finds its ticket.
 *
 * @param kept in order of their newest events
 * @param newest the instant of the newest event about any; null if there was none
 */
public record Tickets(List<Ticket> kept, @Nullable Instant newest) {

    public static final Tickets NONE = new Tickets(List.of(), null);

    /** So many tickets are kept; if there are more, the resolved ones go first, then the oldest. */
    static final int KEPT = 20;

    static final Duration RESOLVED_KEPT = Duration.ofDays(2);

    public Tickets {
        kept = List.copyOf(kept);
    }

    Tickets with(Ticket event) {
        Instant latest = newest == null || newest.isBefore(event.at()) ? event.at() : newest;
        List<Ticket> changed = new ArrayList<>(kept.size() + 1);
        Ticket last = event;
        for (Ticket ticket : kept) {
            if (!ticket.id().equals(event.id())) {
                changed.add(ticket);
            } else if (Ticket.ORDER.compare(ticket, event) > 0) {
                last = ticket;
            }
        }
        changed.add(last);
        changed.removeIf(ticket -> !ticket.isOpen() && ticket.at().isBefore(latest.minus(RESOLVED_KEPT)));
        changed.sort(Ticket.ORDER);
        return new Tickets(bounded(changed), latest);
    }

    /** Oldest first. */
    public List<Ticket> open() {
        List<Ticket> open = new ArrayList<>(kept.size());
        for (Ticket ticket : kept) {
            if (ticket.isOpen()) {
                open.add(ticket);
            }
        }
        return open;
    }

    private static List<Ticket> bounded(List<Ticket> tickets) {
        while (tickets.size() > KEPT) {
            int resolved = 0;
            while (resolved < tickets.size() && tickets.get(resolved).isOpen()) {
                resolved++;
            }
            tickets.remove(resolved < tickets.size() ? resolved : 0);
        }
        return tickets;
    }
}
