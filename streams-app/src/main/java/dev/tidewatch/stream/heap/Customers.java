package dev.tidewatch.stream.heap;

import dev.tidewatch.domain.customer.CustomerState;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A task's customers. Those that came last are in heap, so that they are neither read nor decoded again. What is here is also in the
 * store, which has it before: nothing is lost with the heap, and a task that begins anew begins without it.
 */
public final class Customers implements AutoCloseable {

    /** A state takes so many bytes of heap for each byte that is stored of it; {@code benchmarks/jmh.sh} measures it. */
    private static final int HEAP_OF_A_BYTE = 8;

    /** It takes so many bytes however little is stored of it. */
    private static final int HEAP_OF_AN_ENTRY = 1_300;

    private static final int FIRST_SIZE = 1 << 10;
    private static final float LOAD = 0.75f;

    private final KeyValueStore<byte[], CustomerState> store;
    private final HeapShare share;

    /** The customer that was asked for last is the last one. */
    private final Map<Bytes, Kept> kept = new LinkedHashMap<>(FIRST_SIZE, LOAD, true);

    private long heap;

    private record Kept(CustomerState state, long heap) {}

    public Customers(KeyValueStore<byte[], CustomerState> store, HeapShare share) {
        this.store = store;
        this.share = share;
        share.open();
    }

    /** Returns the customer's state; null if nothing is known of it. */
    public @Nullable CustomerState get(byte[] customer) {
        Bytes key = Bytes.wrap(customer);
        Kept known = kept.get(key);
        if (known != null) {
            return known.state();
        }
        CustomerState stored = store.get(customer);
        if (stored != null) {
            keep(key, stored);
        }
        return stored;
    }

    /**
     * Stores what became of a customer.
     *
     * @throws dev.tidewatch.avro.fault.UnwritableState if it cannot be stored; then it stays what it was
     */
    public void put(byte[] customer, CustomerState state) {
        store.put(customer, state);
        keep(Bytes.wrap(customer), state);
    }

    public void delete(byte[] customer) {
        store.delete(customer);
        Kept known = kept.remove(Bytes.wrap(customer));
        heap -= known == null ? 0 : known.heap();
    }

    /** All from one customer on, in the order of their keys. The states are not those that {@link #get} gives, but equal ones. */
    public KeyValueIterator<byte[], CustomerState> from(byte[] customer) {
        return store.range(customer, null);
    }

    private void keep(Bytes key, CustomerState state) {
        Kept now = new Kept(state, HEAP_OF_AN_ENTRY + (long) HEAP_OF_A_BYTE * state.storedBytes());
        Kept before = kept.put(key, now);
        heap += now.heap() - (before == null ? 0 : before.heap());
        long most = share.ofOneTask();
        if (heap > most) {
            forget(most);
        }
    }

    private void forget(long most) {
        Iterator<Kept> eldest = kept.values().iterator();
        while (heap > most && eldest.hasNext()) {
            heap -= eldest.next().heap();
            eldest.remove();
        }
    }

    /** The task has ended: its part of the heap is the others'. */
    @Override
    public void close() {
        share.close();
    }
}
