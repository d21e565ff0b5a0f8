package dev.tidewatch.avro;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.metric.layout.FigureLayout;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.SegmentRelease;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written to the topic of differences, which the metrics read. */
public final class ReleaseMessage {

    private static final StateCodec<Release> CODEC = StateCodec.release();

    private ReleaseMessage() {}

    /**
     * What customers changed.
     *
     * @param partition of the task
     * @param clock of the task; null if more follows
     * @param quietUntil nothing follows until then, unless the task says so before; null if something may
     */
    public static byte[] differences(
            int partition, @Nullable Instant clock, @Nullable Instant quietUntil, List<SegmentRelease> segments) {
        return CODEC.encode(new Release(
                partition, EpochMillis.of(clock), segments, null, FigureLayout.BY_ID, EpochMillis.of(quietUntil)));
    }

    public static byte[] rate(Rate rate) {
        return CODEC.encode(new Release(0, null, List.of(), RateMapping.toState(rate), FigureLayout.BY_ID, null));
    }
}
