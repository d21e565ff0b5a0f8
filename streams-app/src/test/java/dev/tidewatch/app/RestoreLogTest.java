package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreLogTest {

    private static final TopicPartition CHANGELOG = new TopicPartition("app-customers-changelog", 2);

    private final AtomicLong nanos = new AtomicLong(17);
    private final List<String> lines = new ArrayList<>();
    private final RestoreLog log = new RestoreLog(nanos::get, lines::add);

    @Test
    void shouldSayHowFarAtMostEveryFiveSeconds() {
        log.onRestoreStart(CHANGELOG, "customers", 1_000, 3_000);

        for (long second = 1; second <= 12; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            log.onBatchRestored(CHANGELOG, "customers", 999 + 100 * second, 90);
        }

        assertThat(lines)
                .containsExactly(
                        "Restoring app-customers-changelog-2: 25 % of 2000 offsets; 1 changelogs to go, 450 records so far",
                        "Restoring app-customers-changelog-2: 50 % of 2000 offsets; 1 changelogs to go, 900 records so far");
    }

    @Test
    void shouldCountTheRecordsOfAllChangelogsWhenNothingWasSaid() {
        TopicPartition other = new TopicPartition("app-due-changelog", 0);
        log.onRestoreStart(CHANGELOG, "customers", 0, 10);
        log.onRestoreStart(other, "due", 0, 10);

        log.onBatchRestored(CHANGELOG, "customers", 9, 10);
        log.onBatchRestored(other, "due", 5, 6);
        log.onRestoreEnd(CHANGELOG, "customers", 10);

        assertThat(log.records()).isEqualTo(16);
        assertThat(lines).isEmpty();
    }
}
