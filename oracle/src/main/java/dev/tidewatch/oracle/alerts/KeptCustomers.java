package dev.tidewatch.oracle.alerts;

import dev.tidewatch.avro.state.CustomerStateSerde;
import dev.tidewatch.domain.customer.CustomerState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The states of one task's customers, in memory as the pipeline stores them: one takes as many bytes as there. */
final class KeptCustomers {

    private static final String NO_TOPIC = "";

    private final Map<String, byte @Nullable []> states = new HashMap<>();
    private final Serializer<CustomerState> serializer;
    private final Deserializer<CustomerState> deserializer;

    KeptCustomers() {
        try (CustomerStateSerde serde = new CustomerStateSerde()) {
            serializer = serde.serializer();
            deserializer = serde.deserializer();
        }
    }

    /** False before its first event, and after it was forgotten. */
    boolean knows(String customer) {
        return states.get(customer) != null;
    }

    CustomerState get(String customer) {
        byte[] state = states.get(customer);
        return state == null ? CustomerState.EMPTY : deserializer.deserialize(NO_TOPIC, state);
    }

    void put(String customer, CustomerState state) {
        states.put(customer, serializer.serialize(NO_TOPIC, state));
    }

    void forget(String customer) {
        states.put(customer, null);
    }

    /** Also those that were forgotten: what was published of them is compared. */
    Set<String> met() {
        return states.keySet();
    }
}
