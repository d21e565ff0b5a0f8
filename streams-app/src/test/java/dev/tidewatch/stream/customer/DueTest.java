package dev.tidewatch.stream.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class DueTest {

    @Test
    void shouldGiveBackWhatItsKeySays() {
        Due due = due(1_772_323_200_000L, "cus_1");

        Due read = Due.of(due.key());

        assertThat(read.at()).isEqualTo(due.at());
        assertThat(read.customer()).isEqualTo(due.customer());
    }

    @Test
    void shouldSortByInstantThenCustomer() {
        Bytes[] inOrder = {
            due(-1, "z").key(),
            Due.from(Instant.EPOCH),
            due(0, "a").key(),
            due(0, "b").key(),
            due(1, "a").key()
        };

        assertThat(inOrder).isSorted();
    }

    private static Due due(long millis, String customer) {
        return new Due(Instant.ofEpochMilli(millis), customer.getBytes(StandardCharsets.UTF_8));
    }
}
