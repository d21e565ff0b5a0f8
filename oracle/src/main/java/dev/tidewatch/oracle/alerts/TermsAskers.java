package dev.tidewatch.oracle.alerts;

import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.TermsFound;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Knows which customers asked for the terms of a discount, found or not. */
final class TermsAskers {

    private final Map<String, Set<String>> byTerms = new HashMap<>();

    @SuppressWarnings("ReferenceEquality") // a part that no event touched is the very same
    void update(String customer, CustomerState before, CustomerState after) {
        if (before.parts().ledger() == after.parts().ledger()) {
            return;
        }
        for (TermsFound asked : before.ledger().terms().current().named()) {
            byTerms.getOrDefault(asked.id(), new TreeSet<>()).remove(customer);
        }
        for (TermsFound asks : after.ledger().terms().current().named()) {
            byTerms.computeIfAbsent(asks.id(), id -> new TreeSet<>()).add(customer);
        }
    }

    /** Everyone who asked for terms, or whose they were or are, each once, in order. */
    Set<String> concernedBy(String termsId, @Nullable DiscountTerms... versions) {
        Set<String> customers = new TreeSet<>(byTerms.getOrDefault(termsId, Set.of()));
        Arrays.stream(versions)
                .filter(terms -> terms != null && terms.customerId() != null)
                .forEach(terms -> customers.add(terms.customerId()));
        return customers;
    }
}
