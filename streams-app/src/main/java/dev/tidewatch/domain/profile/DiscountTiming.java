package dev.tidewatch.domain.profile;

/** Says when a discount lowers MRR: {@code tidewatch.discount.timing}; docs/formulas.md, "What a snapshot is worth". */
public enum DiscountTiming {
    /** From the first invoice that it lowers to the end of the last period that such an invoice is for. */
    BILLED,
    /** From its own start to its own end. */
    STATED
}
