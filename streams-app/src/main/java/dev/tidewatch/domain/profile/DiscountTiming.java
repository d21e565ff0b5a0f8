package dev.tidewatch.domain.profile;

/** When a discount lowers MRR. */
public enum DiscountTiming {
    /** From the first invoice that it lowers to the end of the last period that such an invoice is for. */
    BILLED,
    /** From its own start to its own end. */
    STATED
}
