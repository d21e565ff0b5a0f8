package dev.tidewatch.stream.terms;

import dev.tidewatch.avro.state.TermsMapping;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.KnownTerms;
import dev.tidewatch.domain.terms.TermsFound;
import dev.tidewatch.state.PublishedTerms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The terms a task knows, on disk beside its customers: there may be one for each of them. An index says which customers asked for
 * terms, found or not, and which terms name a customer.
 */
public final class TaskTerms implements KnownTerms {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<String, PublishedTerms> store;
    private final KeyValueStore<Bytes, byte[]> index;

    public TaskTerms(KeyValueStore<String, PublishedTerms> store, KeyValueStore<Bytes, byte[]> index) {
        this.store = store;
        this.index = index;
    }

    @Override
    public @Nullable DiscountTerms of(String id) {
        PublishedTerms known = store.get(id);
        return known == null ? null : TermsMapping.toDomain(known);
    }

    /** Returns the terms that a customer's ledger needs though no snapshot names them, by id. */
    public Collection<DiscountTerms> ofCustomer(byte[] customer) {
        List<DiscountTerms> own = new ArrayList<>();
        for (byte[] id : seconds(TermsKey.ownedBy(customer))) {
            DiscountTerms terms = of(new String(id, StandardCharsets.UTF_8));
            if (terms != null && terms.isOwn()) {
                own.add(terms);
            }
        }
        return own;
    }

    /**
     * Takes terms in, or forgets them, and returns whom that may concern: each customer once, in order; nobody if it changes nothing.
     *
     * @param terms null: they are forgotten
     */
    public Collection<byte[]> take(String id, @Nullable DiscountTerms terms) {
        DiscountTerms known = of(id);
        boolean changes = terms == null ? known != null : known == null || terms.replaces(known);
        if (!changes) {
            return List.of();
        }
        Set<Bytes> concerned = new TreeSet<>();
        seconds(TermsKey.usersOf(id)).forEach(customer -> concerned.add(Bytes.wrap(customer)));
        disown(known, concerned);
        if (terms == null) {
            store.delete(id);
        } else {
            store.put(id, TermsMapping.toState(id, terms));
            own(terms, concerned);
        }
        return concerned.stream().map(Bytes::get).toList();
    }

    /** Keeps the index as the ledger is; a customer whose ledger did not change, or names no terms, costs a comparison. */
    @SuppressWarnings("ReferenceEquality") // a part that no event touched is the very same
    public void update(byte[] customer, CustomerState before, CustomerState after) {
        if (before.parts().ledger() == after.parts().ledger()) {
            return;
        }
        List<TermsFound> asked = before.ledger().terms().current().named();
        List<TermsFound> asks = after.ledger().terms().current().named();
        if (asked.isEmpty() && asks.isEmpty()) {
            return;
        }
        Set<Bytes> gone = keys(customer, asked);
        Set<Bytes> made = keys(customer, asks);
        Set<Bytes> kept = new HashSet<>(gone);
        kept.retainAll(made);
        gone.removeAll(kept);
        made.removeAll(kept);
        gone.forEach(index::delete);
        made.forEach(key -> index.put(key, NOTHING));
    }

    private void disown(@Nullable DiscountTerms terms, Set<Bytes> concerned) {
        if (terms != null && terms.customerId() != null) {
            byte[] customer = terms.customerId().getBytes(StandardCharsets.UTF_8);
            index.delete(TermsKey.ofOwner(customer, terms.id()));
            concerned.add(Bytes.wrap(customer));
        }
    }

    private void own(DiscountTerms terms, Set<Bytes> concerned) {
        if (terms.customerId() != null) {
            byte[] customer = terms.customerId().getBytes(StandardCharsets.UTF_8);
            index.put(TermsKey.ofOwner(customer, terms.id()), NOTHING);
            concerned.add(Bytes.wrap(customer));
        }
    }

    private List<byte[]> seconds(Bytes prefix) {
        List<byte[]> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = index.prefixScan(prefix, new BytesSerializer())) {
            while (entries.hasNext()) {
                found.add(TermsKey.second(entries.next().key, prefix));
            }
        }
        return found;
    }

    private static Set<Bytes> keys(byte[] customer, List<TermsFound> named) {
        Set<Bytes> keys = new HashSet<>();
        for (TermsFound one : named) {
            keys.add(TermsKey.ofUser(one.id(), customer));
        }
        return keys;
    }
}
