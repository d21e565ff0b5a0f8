package dev.tidewatch.domain.valuation;

/** Says what made a subscription's worth change. */
public enum Trigger {
    SNAPSHOT("snapshot"),
    DISCOUNT_START("discount-start"),
    DISCOUNT_END("discount-end"),
    SCHEDULED_END("scheduled-end"),
    DELINQUENCY("delinquency"),
    /** The customer's own attributes changed: the same amount, split otherwise. */
    ATTRIBUTES("attributes"),
    /** The terms of a discount became known, or others, after what they concern was folded. */
    TERMS("discount-terms");

    private final String rule;

    Trigger(String rule) {
        this.rule = rule;
    }

    /** The name a movement states as its rule. */
    public String rule() {
        return rule;
    }
}
