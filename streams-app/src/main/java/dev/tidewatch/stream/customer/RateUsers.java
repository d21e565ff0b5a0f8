package dev.tidewatch.stream.customer;

import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.RateUsed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Whom another rate can touch: which customers asked for the rate of a currency on a day, found or not. */
final class RateUsers {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    RateUsers(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Keeps the index as the ledger is; a customer whose ledger did not change, or asked for no rate, costs a comparison. */
    @SuppressWarnings("ReferenceEquality") // a part that no event touched is the very same
    void update(byte[] customer, CustomerState before, CustomerState after) {
        if (before.parts().ledger() == after.parts().ledger()) {
            return;
        }
        update(customer, before.ledger().ratesUsed(), after.ledger().ratesUsed());
    }

    void update(byte[] customer, List<RateUsed> before, List<RateUsed> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        Set<Bytes> gone = keys(customer, before);
        Set<Bytes> made = keys(customer, after);
        Set<Bytes> kept = new HashSet<>(gone);
        kept.retainAll(made);
        gone.removeAll(kept);
        made.removeAll(kept);
        gone.forEach(store::delete);
        made.forEach(key -> store.put(key, NOTHING));
    }

    /** Everyone who asked on a day from {@code first} to {@code last}, each once, in order. */
    Collection<byte[]> of(String currency, int first, int last) {
        Set<Bytes> customers = new TreeSet<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(RateUse.from(currency, first), RateUse.from(currency, last + 1))) {
            while (entries.hasNext()) {
                customers.add(Bytes.wrap(RateUse.of(entries.next().key).customer()));
            }
        }
        return customers.stream().map(Bytes::get).toList();
    }

    private static Set<Bytes> keys(byte[] customer, List<RateUsed> used) {
        Set<Bytes> keys = new HashSet<>();
        for (RateUsed one : used) {
            keys.add(new RateUse(one.currency(), one.day(), customer).key());
        }
        return keys;
    }
}
