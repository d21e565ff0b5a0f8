package dev.tidewatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.vector.layout.FigureLayout;
import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.TaskClock;
import dev.tidewatch.stream.clock.TaskTime;
import dev.tidewatch.stream.metrics.MetricsClocks;
import dev.tidewatch.stream.metrics.SegmentValues;
import dev.tidewatch.stream.store.StateMismatch;
import dev.tidewatch.stream.store.Stores;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StateMismatchTest {

    private static final List<String> INPUTS = List.of("events");

    private final KeyValueStore<String, TaskClock> taskClock = opened(
            Stores.taskClock().withCachingDisabled().withLoggingDisabled().build());
    private final KeyValueStore<String, MetricsProgress> progress =
            opened(Stores.metricsProgress().withLoggingDisabled().build());

    @BeforeAll
    static void trustRecords() {
        TrustedRecords.trust();
    }

    @Test
    void shouldStopWhenTheStateWasMadeWithOtherSettings() {
        new TaskTime(taskClock, INPUTS, Profile.TIDEWATCH).write();

        assertThatNoException().isThrownBy(() -> new TaskTime(taskClock, INPUTS, Profile.TIDEWATCH));
        assertThatThrownBy(() -> new TaskTime(taskClock, INPUTS, Profiles.in(ZoneId.of("Asia/Tokyo"))))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll("settings: tidewatch.zone was UTC, is Asia/Tokyo; set it back");
    }

    @Test
    void shouldStopWhenTheSettingsOfTheStateCannotBeRead() {
        new TaskTime(taskClock, INPUTS, Profile.TIDEWATCH).write();
        taskClock.put("settings", new TaskClock(1L, 0L, "{}", null, 0L, null, null));

        assertThatThrownBy(() -> new TaskTime(taskClock, INPUTS, Profile.TIDEWATCH))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll("cannot be read", "a newer version");
    }

    @Test
    void shouldStopWhenTheInputsHaveAnotherNumberOfPartitions() {
        progress.put(
                "metrics",
                new MetricsProgress(
                        List.of(1L, 2L),
                        null,
                        null,
                        null,
                        null,
                        10,
                        FigureLayout.FINGERPRINT,
                        List.of(),
                        List.of(),
                        List.of()));

        assertThatThrownBy(() -> new MetricsClocks(progress, 4, 10))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll("4 partitions", "with 2");
    }

    @Test
    void shouldStopWhenADimensionIsFullAndItsLimitIsAnother() {
        progress.put(
                "metrics",
                new MetricsProgress(
                        List.of(1L),
                        null,
                        null,
                        null,
                        null,
                        2,
                        FigureLayout.FINGERPRINT,
                        List.of(),
                        List.of(),
                        List.of()));
        SegmentValues two =
                new SegmentValues(3, List.of(new Segment(Segment.PLAN, "a"), new Segment(Segment.PLAN, "b")));
        SegmentValues one = new SegmentValues(3, List.of(new Segment(Segment.PLAN, "a")));

        assertThatThrownBy(() -> new MetricsClocks(progress, 1, 3).check(two))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll("tidewatch.segment.max.values=2", "now 3", "plan");
        assertThatNoException().isThrownBy(() -> new MetricsClocks(progress, 1, 3).check(one));
        assertThat(progress.get("metrics").getMostValues()).isEqualTo(3);
    }

    @Test
    void shouldStopWhenFiguresAreStoredUnderOtherIds() {
        progress.put("metrics", progress(FigureLayout.FINGERPRINT + 1));

        assertThatThrownBy(() -> new MetricsClocks(progress, 1, 10))
                .isInstanceOf(StateMismatch.class)
                .hasMessageContainingAll(
                        Integer.toHexString(FigureLayout.FINGERPRINT + 1),
                        "now: " + Integer.toHexString(FigureLayout.FINGERPRINT),
                        "start the build that wrote them");
    }

    private static MetricsProgress progress(int figures) {
        return new MetricsProgress(List.of(1L), null, null, null, null, 10, figures, List.of(), List.of(), List.of());
    }

    private static <V> KeyValueStore<String, V> opened(KeyValueStore<String, V> store) {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
