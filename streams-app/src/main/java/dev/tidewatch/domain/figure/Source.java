package dev.tidewatch.domain.figure;

/** Says what makes a figure. */
public enum Source {
    /** The customers' movements in the window make it. */
    MOVEMENTS,
    /** The customers' state at the window's start makes it. */
    START,
    /** The customers' state at the window's end makes it, alone or against the start. */
    END,
    /** The customers with a movement in the window make it: each counts once, however often it moved. */
    MOVERS,
    /** The trials that began or ended in the window make it. */
    TRIALS,
    /** The customers' newest answers in the window make it. */
    ANSWERS,
    /** The paid invoices of the window make it. */
    INVOICES,
    /** The exchange rates of the window's first and last day make it. */
    RATES,
    /** The months before that of the window's last day make it. */
    MONTHS;

    /** Returns true if what the published movements of each customer make of it adds up to the figure. */
    public boolean isExplained() {
        return this == MOVEMENTS || this == START || this == END;
    }
}
