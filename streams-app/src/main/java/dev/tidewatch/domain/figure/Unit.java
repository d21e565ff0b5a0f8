package dev.tidewatch.domain.figure;

/** Says in which unit a figure is published. */
public enum Unit {
    /** It is a whole number of customers, movements, trials, answers or invoices. */
    COUNT,
    /** It is an amount in the reporting currency, with 6 decimals. */
    MONEY,
    /** It is a quotient with 6 decimals: 0.05 is five percent. */
    RATIO,
    /** It has points from -100 to 100, with 6 decimals. */
    POINTS
}
