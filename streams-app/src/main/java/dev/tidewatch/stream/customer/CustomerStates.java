package dev.tidewatch.stream.customer;

import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.stream.store.Stores;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The state of single customers, from the store of a running pipeline. */
public final class CustomerStates {

    private final KafkaStreams streams;

    public CustomerStates(KafkaStreams streams) {
        this.streams = streams;
    }

    /** The customer is on its way from one instance to another, or its state is being read back: ask again. */
    public static final class Moving extends Exception {

        private static final long serialVersionUID = 1L;

        public Moving() {
            super("the customer's partition is moving", null, false, false);
        }
    }

    /** Returns which instance works on the customer; empty where instances do not say how they are reached. */
    public Optional<HostInfo> owner(String customerId) throws Moving {
        try {
            KeyQueryMetadata found =
                    streams.queryMetadataForKey(Stores.CUSTOMERS, key(customerId), new ByteArraySerializer());
            if (found == null || found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                throw new Moving();
            }
            return Optional.of(found.activeHost()).filter(host -> !host.equals(HostInfo.unavailable()));
        } catch (InvalidStateStoreException e) {
            throw new Moving();
        }
    }

    /** Returns what this instance keeps of the customer; empty if it has never heard of it. */
    public Optional<CustomerState> of(String customerId) throws Moving {
        try {
            ReadOnlyKeyValueStore<byte[], CustomerState> customers = streams.store(
                    StoreQueryParameters.fromNameAndType(Stores.CUSTOMERS, QueryableStoreTypes.keyValueStore()));
            return Optional.ofNullable(customers.get(key(customerId)));
        } catch (InvalidStateStoreException e) {
            throw new Moving();
        }
    }

    private static byte[] key(String customerId) {
        return customerId.getBytes(StandardCharsets.UTF_8);
    }
}
