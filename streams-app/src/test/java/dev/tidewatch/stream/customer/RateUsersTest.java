package dev.tidewatch.stream.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateUsed;
import dev.tidewatch.stream.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateUsersTest {

    private static final Rate RATE = new Rate("EUR", 99, 1_100_000_000, Instant.EPOCH);

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.rateUsers().withLoggingDisabled().build();
    private final RateUsers users = new RateUsers(store);

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
    void shouldFindWhoAskedOnADayOfTheRangeOnceAndInOrder() {
        use("b", used("EUR", 100), used("EUR", 107));
        use("a", used("EUR", 107));
        use("c", used("EUR", 99), used("EUR", 108), used("USD", 100));

        assertThat(found("EUR", 100, 107)).containsExactly("a", "b");
    }

    @Test
    void shouldFindNobodyAnyMoreWhoNoLongerAsks() {
        List<RateUsed> before = List.of(used("EUR", 100), used("EUR", 101));
        users.update(bytes("a"), List.of(), before);
        users.update(bytes("a"), before, List.of(used("EUR", 101)));

        assertThat(found("EUR", 100, 100)).isEmpty();
        assertThat(found("EUR", 101, 101)).containsExactly("a");
    }

    @Test
    void shouldFindWhoMissedARateLikeWhoFoundOne() {
        use("a", new RateUsed("EUR", 100, null));

        assertThat(found("EUR", 100, 100)).containsExactly("a");
    }

    @Test
    void shouldFindWhoAskedBefore1970() {
        use("a", used("EUR", -1));

        assertThat(found("EUR", -8, -1)).containsExactly("a");
        assertThat(found("EUR", 0, 7)).isEmpty();
    }

    private void use(String customer, RateUsed... used) {
        users.update(bytes(customer), List.of(), List.of(used));
    }

    private List<String> found(String currency, int first, int last) {
        return users.of(currency, first, last).stream()
                .map(customer -> new String(customer, StandardCharsets.UTF_8))
                .toList();
    }

    private static RateUsed used(String currency, int day) {
        return new RateUsed(currency, day, RATE);
    }

    private static byte[] bytes(String customer) {
        return customer.getBytes(StandardCharsets.UTF_8);
    }
}
