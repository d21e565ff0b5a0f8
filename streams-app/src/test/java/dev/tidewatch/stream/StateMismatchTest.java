package dev.tidewatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.TaskClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class StateMismatchTest {

    private final KeyValueStore<String, TaskClock> taskClock = opened(
            Stores.taskClock().withCachingDisabled().withLoggingDisabled().build());
    private final KeyValueStore<String, MetricsProgress> progress =
            opened(Stores.metricsProgress().withLoggingDisabled().build());

    @Test
    void shouldStopWhenTheStateWasMadeWithOtherSettings() {
        new TaskTime(taskClock, Profile.TIDEWATCH).advanceTo(Instant.EPOCH);

        assertThatNoException().isThrownBy(() -> new TaskTime(taskClock, Profile.TIDEWATCH));
        assertThatThrownBy(() -> new TaskTime(taskClock, Profiles.in(ZoneId.of("Asia/Tokyo"))))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll("zone=UTC", "zone=Asia/Tokyo", "set them back");
    }

    @Test
    void shouldStopWhenTheInputsHaveAnotherNumberOfPartitions() {
        progress.put("metrics", new MetricsProgress(List.of(1L, 2L), null, null, null, null, 10));

        assertThatThrownBy(() -> new MetricsClocks(progress, 4, 10))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll("4 partitions", "with 2");
    }

    @Test
    void shouldStopWhenADimensionIsFullAndItsLimitIsAnother() {
        progress.put("metrics", new MetricsProgress(List.of(1L), null, null, null, null, 2));
        SegmentValues two =
                new SegmentValues(3, List.of(new Segment(Segment.PLAN, "a"), new Segment(Segment.PLAN, "b")));
        SegmentValues one = new SegmentValues(3, List.of(new Segment(Segment.PLAN, "a")));

        assertThatThrownBy(() -> new MetricsClocks(progress, 1, 3).check(two))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll("tidewatch.segment.max.values=2", "now 3", "plan");
        assertThatNoException().isThrownBy(() -> new MetricsClocks(progress, 1, 3).check(one));
        assertThat(progress.get("metrics").getMostValues()).isEqualTo(3);
    }

    private static <V> KeyValueStore<String, V> opened(KeyValueStore<String, V> store) {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
