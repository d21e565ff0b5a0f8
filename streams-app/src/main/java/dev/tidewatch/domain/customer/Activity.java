package dev.tidewatch.domain.customer;

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
}
