package dev.tidewatch.oracle.alerts;

import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.RateUsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Knows which customers asked for the rate of a currency on a day, found or not. */
final class RateAskers {

    private final Map<String, NavigableMap<Integer, Set<String>>> byCurrency = new HashMap<>();

    @SuppressWarnings("ReferenceEquality") // a part that no event touched is the very same
    void update(String customer, CustomerState before, CustomerState after) {
        if (before.parts().ledger() == after.parts().ledger()) {
            return;
        }
        for (RateUsed used : before.ledger().ratesUsed()) {
            days(used.currency()).getOrDefault(used.day(), new TreeSet<>()).remove(customer);
        }
        for (RateUsed used : after.ledger().ratesUsed()) {
            days(used.currency())
                    .computeIfAbsent(used.day(), day -> new TreeSet<>())
                    .add(customer);
        }
    }

    /** Everyone who asked on a day from {@code first} to {@code last}, each once, in order. */
    List<String> of(String currency, int first, int last) {
        Set<String> customers = new TreeSet<>();
        days(currency).subMap(first, true, last, true).values().forEach(customers::addAll);
        return new ArrayList<>(customers);
    }

    private NavigableMap<Integer, Set<String>> days(String currency) {
        return byCurrency.computeIfAbsent(currency, unknown -> new TreeMap<>());
    }
}
