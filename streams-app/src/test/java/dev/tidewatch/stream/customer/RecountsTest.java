package dev.tidewatch.stream.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterators;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many customers a rate or terms concern, each is counted once, and live never too many of them in one step. */
class RecountsTest {

    private static final int MANY = 2 * Recounts.CUSTOMERS_AT_ONCE + 3;

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.rateUsers().withLoggingDisabled().build();
    private final List<String> counted = new ArrayList<>();

    @BeforeEach
    void open(@TempDir Path directory) {
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldCountEachOnceInSteps() {
        Recounts recounts = recounts(ClockMode.WALL);

        recounts.take(customers(MANY));
        assertThat(counted).hasSize(Recounts.CUSTOMERS_AT_ONCE);
        assertThat(recounts.goOn()).isTrue();
        assertThat(counted).hasSize(2 * Recounts.CUSTOMERS_AT_ONCE);
        assertThat(recounts.goOn()).isFalse();
        assertThat(recounts.goOn()).isFalse();

        assertThat(counted).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(waiting()).isZero();
    }

    @Test
    void shouldGoOnAfterARestart() {
        recounts(ClockMode.WALL).take(customers(MANY));

        Recounts restarted = recounts(ClockMode.WALL);

        assertThat(restarted.goOn()).isTrue();
        assertThat(restarted.goOn()).isFalse();
        assertThat(counted).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void shouldCountACustomerOnceThatWaitsForTwoRates() {
        Recounts recounts = recounts(ClockMode.WALL);
        Collection<byte[]> customers = customers(Recounts.CUSTOMERS_AT_ONCE + 2);

        recounts.take(customers);
        recounts.take(customers);
        counted.clear();
        recounts.goOn();

        assertThat(counted).hasSize(2);
    }

    @Test
    void shouldNotKeepTheIdOfACustomerThatIsErased() {
        Recounts recounts = recounts(ClockMode.WALL);
        List<byte[]> customers = customers(Recounts.CUSTOMERS_AT_ONCE + 1);
        recounts.take(customers);

        recounts.forget(customers.get(Recounts.CUSTOMERS_AT_ONCE));

        assertThat(waiting()).isZero();
        assertThat(recounts.goOn()).isFalse();
        assertThat(counted).hasSize(Recounts.CUSTOMERS_AT_ONCE);
    }

    /** No mark comes after it. */
    @Test
    void shouldCountAllAtOnceInAReplay() {
        recounts(ClockMode.EVENT).take(customers(MANY));

        assertThat(counted).hasSize(MANY);
    }

    private Recounts recounts(ClockMode mode) {
        int atOnce = mode == ClockMode.WALL ? Recounts.CUSTOMERS_AT_ONCE : Integer.MAX_VALUE;
        return new Recounts(store, atOnce, customer -> counted.add(new String(customer, StandardCharsets.UTF_8)));
    }

    private int waiting() {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            return Iterators.size(entries);
        }
    }

    private static List<byte[]> customers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "cus_%06d".formatted(number).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
