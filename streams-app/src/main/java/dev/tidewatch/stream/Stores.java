package dev.tidewatch.stream;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dev.tidewatch.avro.CustomerStateSerde;
import dev.tidewatch.avro.StateCodec;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.state.TaskClock;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of a customer task. Persistent ones, so that a restart need not wait out a dead process's transaction. */
final class Stores {

    /** Key customerId as UTF-8, value {@link CustomerState}. */
    static final String CUSTOMERS = "customers";

    /** Key due instant and customerId, empty value: whom the clock must call, in order. */
    static final String DUE = "due";

    /** One entry: how far the task has come in time. */
    static final String TASK_CLOCK = "task-clock";

    private Stores() {}

    static StoreBuilder<KeyValueStore<byte[], CustomerState>> customers() {
        return keyValueStoreBuilder(persistentKeyValueStore(CUSTOMERS), Serdes.ByteArray(), new CustomerStateSerde());
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> due() {
        return keyValueStoreBuilder(persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray());
    }

    /** Cached, so that a clock that moves with every event is written once a commit. */
    static StoreBuilder<KeyValueStore<String, TaskClock>> taskClock() {
        StateCodec<TaskClock> codec = StateCodec.taskClock();
        Serde<TaskClock> serde = Serdes.serdeFrom(
                (topic, clock) -> clock == null ? null : codec.encode(clock),
                (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
        return keyValueStoreBuilder(inMemoryKeyValueStore(TASK_CLOCK), Serdes.String(), serde)
                .withCachingEnabled();
    }
}
