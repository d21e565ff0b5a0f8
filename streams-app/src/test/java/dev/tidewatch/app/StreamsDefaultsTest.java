package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.stream.store.StateBuffers;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsDefaultsTest {

    @Test
    void shouldKeepTheStateOfAKilledProcessWhenNothingElseIsSet() {
        StreamsConfig config = new StreamsConfig(of(Map.of()));

        assertThat(config.getBoolean(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG))
                .isTrue();
        assertThat(config.getClass(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG))
                .isEqualTo(StateBuffers.class);
    }

    /** A rate may touch a quarter of a million customers of one task. */
    @Test
    void shouldGiveATransactionAMinute() {
        assertThat(of(Map.of())).containsEntry("producer.transaction.timeout.ms", 60_000);
    }

    @Test
    void shouldLetASettingWinOverADefault() {
        StreamsConfig config = new StreamsConfig(of(Map.of(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, "false")));

        assertThat(config.getBoolean(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG))
                .isFalse();
    }

    private static Properties of(Map<String, ?> streams) {
        return StreamsDefaults.of("tidewatch", Map.of("bootstrap.servers", "127.0.0.1:9092"), streams);
    }
}
