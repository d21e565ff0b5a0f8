package dev.tidewatch.domain.rfm;

/**
 * Holds what a customer has paid, as far as it is ranked by it.
 *
 * @param lastDay business day of the newest paid invoice, days since 1970-01-01
 * @param invoices paid, above 0
 * @param received in hundredths of the reporting currency, less refunds
 */
public record Paid(int lastDay, long invoices, long received) {

    /** Returns what it is ranked by. */
    public long value(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> lastDay;
            case FREQUENCY -> invoices;
            case MONETARY -> received;
        };
    }
}
