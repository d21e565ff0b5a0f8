package dev.tidewatch.stream.customer;

import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.stream.terms.TaskTerms;

/** Holds what customers asked for and may be told otherwise: rates, and the terms of discounts. */
record Lookups(RateUsers rates, TaskTerms terms) {

    /** Keeps both indexes as the customer's ledger is. */
    void update(byte[] customer, CustomerState before, CustomerState after) {
        rates.update(customer, before, after);
        terms.update(customer, before, after);
    }
}
