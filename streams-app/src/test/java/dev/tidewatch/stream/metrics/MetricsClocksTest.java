package dev.tidewatch.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.vector.layout.FigureLayout;
import dev.tidewatch.state.MetricsProgress;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.SegmentRelease;
import dev.tidewatch.stream.store.Stores;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far rows may go when some partitions are quiet and others are not. */
class MetricsClocksTest {

    private static final int BUSY = 0;
    private static final int QUIET = 1;
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final KeyValueStore<String, MetricsProgress> store =
            Stores.metricsProgress().withCachingDisabled().withLoggingDisabled().build();
    private MetricsClocks clocks;

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        clocks = new MetricsClocks(store, 2, 10);
    }

    @Test
    void shouldGoAsFarAsTheSlowestThatHasSomethingToTell() {
        says(BUSY, NOON.plusSeconds(2), null);
        says(QUIET, NOON, null);

        assertThat(published()).isEqualTo(NOON);
    }

    @Test
    void shouldNotWaitForOneThatIsQuiet() {
        says(QUIET, NOON, NOON.plusSeconds(10));
        says(BUSY, NOON.plusSeconds(2), null);

        assertThat(published()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void shouldNotGoFurtherThanTheFurthestOfThemWhenAllAreQuiet() {
        says(QUIET, NOON, NOON.plusSeconds(10));
        says(BUSY, NOON.plusSeconds(2), NOON.plusSeconds(10));

        assertThat(published()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void shouldWaitForOneThatHasSaidNothingForLonger() {
        says(QUIET, NOON, NOON.plusSeconds(10));
        says(BUSY, NOON.plusSeconds(30), null);

        assertThat(published()).as("its instance may be down").isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void shouldWaitForOneThatTookBackThatItIsQuiet() {
        says(QUIET, NOON, NOON.plusSeconds(10));
        says(BUSY, NOON.plusSeconds(1), null);
        assertThat(published()).isEqualTo(NOON.plusSeconds(1));
        says(QUIET, null, null);
        says(BUSY, NOON.plusSeconds(2), null);

        assertThat(clocks.begin()).isFalse();
        says(QUIET, NOON.plusSeconds(2), null);
        assertThat(published()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void shouldKnowWhoIsQuietAfterAStart() {
        says(QUIET, NOON, NOON.plusSeconds(10));
        clocks = new MetricsClocks(store, 2, 10);
        says(BUSY, NOON.plusSeconds(2), null);

        assertThat(published()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void shouldGoOnFromStateThatKnowsOfNoQuietPartitions() {
        store.put(
                "metrics",
                new MetricsProgress(
                        List.of(NOON.toEpochMilli(), NOON.toEpochMilli()),
                        null,
                        null,
                        null,
                        null,
                        10,
                        FigureLayout.FINGERPRINT,
                        List.of(),
                        List.of(),
                        List.of()));
        clocks = new MetricsClocks(store, 2, 10);

        says(BUSY, NOON.plusSeconds(2), null);

        assertThat(published()).isEqualTo(NOON);
    }

    @Test
    void shouldKnowWhichMovementsTheFiguresHave() {
        tells(BUSY, NOON, 7L);
        tells(QUIET, NOON, 2L);
        clocks = new MetricsClocks(store, 2, 10);
        tells(BUSY, NOON.plusSeconds(1), 9L);

        assertThat(clocks.begin()).isTrue();
        assertThat(clocks.movements().text()).isEqualTo("9,2");
    }

    @Test
    void shouldMakeNoRowsOfAPartOfWhatATaskTells() {
        says(BUSY, NOON, null);
        says(QUIET, NOON, NOON.plusSeconds(10));
        assertThat(published()).isEqualTo(NOON);
        says(BUSY, NOON.plusSeconds(1), null);
        clocks.advance(release(QUIET, null, null, List.of(new SegmentRelease("all", "", List.of())), null));
        clocks = new MetricsClocks(store, 2, 10);

        assertThat(clocks.begin()).as("half of it is told").isFalse();
        tells(QUIET, null, 5L);
        assertThat(clocks.begin()).isFalse();
        tells(QUIET, NOON.plusSeconds(1), 5L);
        assertThat(published()).isEqualTo(NOON.plusSeconds(1));
    }

    private void tells(int partition, @Nullable Instant clock, Long movements) {
        clocks.advance(release(partition, clock, null, List.of(), movements));
    }

    private void says(int partition, @Nullable Instant clock, @Nullable Instant quietUntil) {
        clocks.advance(release(partition, clock, quietUntil, List.of(), null));
    }

    private static Release release(
            int partition,
            @Nullable Instant clock,
            @Nullable Instant quietUntil,
            List<SegmentRelease> segments,
            @Nullable Long movements) {
        return new Release(partition, millis(clock), segments, null, millis(quietUntil), movements);
    }

    private Instant published() {
        assertThat(clocks.begin()).isTrue();
        Instant target = clocks.target();
        clocks.end();
        return target;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
