package dev.tidewatch.stream.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.CustomerStateSerde;
import dev.tidewatch.domain.customer.CustomerState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomersTest {

    private static final long ROOM = 1 << 20;

    /** More than {@link #ROOM} has room for. */
    private static final int MANY = 2_000;

    private final KeyValueStore<byte[], CustomerState> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("customers"), Serdes.ByteArray(), new CustomerStateSerde())
            .withLoggingDisabled()
            .build();
    private final HeapShare share = new HeapShare(ROOM);
    private final Customers customers = new Customers(store, share);

    @BeforeEach
    void open() {
        TrustedRecords.trust();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldGiveTheVeryStateThatWasPut() {
        customers.put(key("a"), due(1));

        assertThat(customers.get(key("a"))).isSameAs(customers.get(key("a"))).isEqualTo(due(1));
        assertThat(store.get(key("a"))).isEqualTo(due(1));
    }

    @Test
    void shouldReadACustomerOnce() {
        store.put(key("a"), due(1));

        assertThat(customers.get(key("a"))).isSameAs(customers.get(key("a"))).isEqualTo(due(1));
    }

    @Test
    void shouldKnowNothingOfACustomerThatNeverCame() {
        assertThat(customers.get(key("a"))).isNull();
    }

    @Test
    void shouldBeginWithWhatIsStored() {
        customers.put(key("a"), due(1));
        store.put(key("a"), due(2)); // as after a transaction that was given up

        assertThat(new Customers(store, share).get(key("a"))).isEqualTo(due(2));
    }

    @Test
    void shouldForgetADeletedCustomer() {
        customers.put(key("a"), due(1));
        customers.delete(key("a"));

        assertThat(customers.get(key("a"))).isNull();
        assertThat(store.get(key("a"))).isNull();
    }

    @Test
    void shouldLeaveTheHeapToThoseThatCameLast() {
        for (int number = 0; number < MANY; number++) {
            customers.put(key("c" + number), due(number));
            customers.get(key("c0"));
        }

        assertThat(store.approximateNumEntries()).isEqualTo(MANY);
        assertThat(isKept("c0")).isTrue();
        assertThat(isKept("c" + (MANY - 1))).isTrue();
        assertThat(isKept("c1")).isFalse();
    }

    @Test
    void shouldHaveLessHeapWhereMoreTasksShareIt() {
        assertThat(share.ofOneTask()).isEqualTo(ROOM);
        try (Customers others = new Customers(store, share)) {
            assertThat(others.get(key("a"))).isNull();
            assertThat(share.ofOneTask()).isEqualTo(ROOM / 2);
        }
        assertThat(share.ofOneTask()).isEqualTo(ROOM);
    }

    @Test
    void shouldLeaveACustomerWhatItWasThatCannotBeStored() {
        customers.put(key("a"), due(1));

        assertThatThrownBy(() -> customers.put(key("a"), CustomerState.EMPTY.indexedAt(Instant.MAX)))
                .hasMessageContaining("long overflow");
        assertThat(customers.get(key("a"))).isEqualTo(due(1));
    }

    @Test
    void shouldGiveAllFromACustomerOn() {
        customers.put(key("b"), due(2));
        customers.put(key("a"), due(1));
        customers.put(key("c"), due(3));

        try (KeyValueIterator<byte[], CustomerState> entries = customers.from(key("b"))) {
            assertThat(entries.next().value).isEqualTo(due(2));
            assertThat(entries.next().value).isEqualTo(due(3));
            assertThat(entries.hasNext()).isFalse();
        }
    }

    /** Whether it is in heap: then nobody sees what is put into the store behind its back. */
    private boolean isKept(String customer) {
        store.put(key(customer), due(-1));
        return !due(-1).equals(customers.get(key(customer)));
    }

    private static byte[] key(String customer) {
        return customer.getBytes(StandardCharsets.UTF_8);
    }

    private static CustomerState due(long second) {
        return new CustomerState(CustomerState.EMPTY.parts(), Map.of(), Instant.ofEpochSecond(second));
    }
}
