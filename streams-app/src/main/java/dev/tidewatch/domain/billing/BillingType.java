package dev.tidewatch.domain.billing;

/** Says what happened to an invoice, a payment or a payment method. Of one instant, the later in this list happened last. */
public enum BillingType {
    PAYMENT_FAILED,
    INVOICE_PAID,
    REFUNDED,
    DISPUTE_OPENED,
    DISPUTE_LOST,
    DISPUTE_WON,
    UNCOLLECTIBLE,
    INVOICE_VOIDED,
    PAYMENT_METHOD_EXPIRING,
    PAYMENT_METHOD_UPDATED,
    PAYMENT_METHOD_REMOVED;

    /** Returns whether it says how an attempt to collect an invoice stands. */
    boolean isOutcome() {
        return switch (this) {
            case PAYMENT_FAILED, INVOICE_PAID, UNCOLLECTIBLE, INVOICE_VOIDED -> true;
            case REFUNDED,
                    DISPUTE_OPENED,
                    DISPUTE_LOST,
                    DISPUTE_WON,
                    PAYMENT_METHOD_EXPIRING,
                    PAYMENT_METHOD_UPDATED,
                    PAYMENT_METHOD_REMOVED -> false;
        };
    }
}
