package dev.tidewatch.stream.customer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts customers anew whom one record concerns, such as a rate. Live, it counts a part of them at once and another part at each mark,
 * so that a transaction stays short and small, however many they are. Those that wait are kept in front of the index that found them.
 */
public final class Recounts {

    /** Live, of one record or at one mark. */
    static final int CUSTOMERS_AT_ONCE = 5_000;

    /** Another number in place of it, in the configuration of Kafka Streams: a test need not have thousands of customers. */
    public static final String CONFIG = "tidewatch.customers.at.once";

    /** No currency begins with this byte, and no entry of the index of terms. */
    private static final byte WAITING = 0;

    private static final Bytes BEHIND_ALL = Bytes.wrap(new byte[] {WAITING + 1});
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> index;
    private final int atOnce;
    private final Consumer<byte[]> counting;
    private boolean anyWaits;

    /**
     * Goes on from what is stored.
     *
     * @param atOnce so many are counted of one record or at one mark
     * @param counting of one customer, which may have been forgotten meanwhile
     */
    Recounts(KeyValueStore<Bytes, byte[]> index, int atOnce, Consumer<byte[]> counting) {
        this.index = index;
        this.atOnce = atOnce;
        this.counting = counting;
        this.anyWaits = !first(1).isEmpty();
    }

    /** As many as a configuration of Kafka Streams says. */
    static int customersAtOnce(Map<String, Object> configs) {
        return (Integer) configs.getOrDefault(CONFIG, CUSTOMERS_AT_ONCE);
    }

    /** Counts these, or some of them now and the others later. */
    void take(Collection<byte[]> customers) {
        int left = atOnce;
        for (byte[] customer : customers) {
            if (left > 0) {
                counting.accept(customer);
                left--;
            } else {
                index.put(key(customer), NOTHING);
                anyWaits = true;
            }
        }
    }

    /** Counts some of those that wait; whether any are left. */
    boolean goOn() {
        if (anyWaits) {
            List<Bytes> some = first(atOnce);
            some.forEach(index::delete);
            some.forEach(key -> counting.accept(customer(key)));
            anyWaits = !first(1).isEmpty();
        }
        return anyWaits;
    }

    /** An erased customer waits for nothing. */
    void forget(byte[] customer) {
        if (anyWaits) {
            index.delete(key(customer));
        }
    }

    private List<Bytes> first(int limit) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = index.range(key(NOTHING), BEHIND_ALL)) {
            while (keys.size() < limit && entries.hasNext()) {
                keys.add(entries.next().key);
            }
        }
        return keys;
    }

    private static Bytes key(byte[] customer) {
        return Bytes.wrap(ByteBuffer.allocate(1 + customer.length)
                .put(WAITING)
                .put(customer)
                .array());
    }

    private static byte[] customer(Bytes key) {
        return Arrays.copyOfRange(key.get(), 1, key.get().length);
    }
}
