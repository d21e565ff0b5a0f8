package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.engagement.RecentIds;

/** Something a customer did or said beside its subscriptions and payments. */
public sealed interface Activity extends CustomerEvent permits Usage, Feedback, TicketChange {

    /** Topics beside the subscriptions'; lateness is judged for each of these apart. */
    enum Source {
        BILLING,
        USAGE,
        FEEDBACK,
        SUPPORT
    }

    /** The topic it came from. */
    Source source();

    /** The id under which a repetition of it is recognized. */
    default long recentId() {
        return RecentIds.hash(source().name(), eventId());
    }
}
