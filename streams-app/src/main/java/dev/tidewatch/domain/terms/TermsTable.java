package dev.tidewatch.domain.terms;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All terms that were published, by id and by customer, in memory. */
public final class TermsTable implements KnownTerms {

    private final Map<String, DiscountTerms> byId = new HashMap<>();
    private final Map<String, Map<String, DiscountTerms>> byCustomer = new HashMap<>();

    /** Takes terms in; false if those that are known were stated later, or are the same. */
    public boolean put(DiscountTerms terms) {
        DiscountTerms known = byId.get(terms.id());
        if (known != null && !terms.replaces(known)) {
            return false;
        }
        forget(terms.id());
        byId.put(terms.id(), terms);
        if (terms.isOwn()) {
            byCustomer
                    .computeIfAbsent(terms.customerId(), customer -> new TreeMap<>())
                    .put(terms.id(), terms);
        }
        return true;
    }

    /** Forgets terms, and returns what was known; null if nothing was. */
    public @Nullable DiscountTerms forget(String id) {
        DiscountTerms known = byId.remove(id);
        if (known != null && known.isOwn()) {
            byCustomer.getOrDefault(known.customerId(), new HashMap<>()).remove(id);
        }
        return known;
    }

    @Override
    public @Nullable DiscountTerms of(String id) {
        return byId.get(id);
    }

    /** Returns the terms that a customer's ledger needs though no snapshot names them, by id. */
    public Collection<DiscountTerms> ofCustomer(String customerId) {
        return List.copyOf(byCustomer.getOrDefault(customerId, Map.of()).values());
    }
}
