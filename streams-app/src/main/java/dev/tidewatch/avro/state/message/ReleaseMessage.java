package dev.tidewatch.avro.state.message;

import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.state.Release;
import dev.tidewatch.state.SegmentRelease;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the records of the topic of differences, which the metrics read. */
public final class ReleaseMessage {

    private static final StateCodec<Release> CODEC = StateCodec.release();

    private ReleaseMessage() {}

    /**
     * Returns what customers changed.
     *
     * @param partition of the task
     * @param until what is told with it
     */
    public static byte[] differences(int partition, Until until, List<SegmentRelease> segments) {
        return CODEC.encode(new Release(
                partition, EpochMillis.of(until.clock), segments, null, EpochMillis.of(until.quiet), until.movements));
    }

    /**
     * Says how far everything is told with a release.
     *
     * @param clock of the task; null if more follows
     * @param quiet nothing follows until then, unless the task says so before; null if something may
     * @param movements the number of the last movement that is told of; null if not all up to one is, or nothing is told
     */
    public record Until(
            @Nullable Instant clock,
            @Nullable Instant quiet,
            @Nullable Long movements) {

        /** More of the same follows. */
        public static final Until MORE_FOLLOWS = new Until(null, null, null);
    }

    public static byte[] rate(Rate rate) {
        return CODEC.encode(new Release(0, null, List.of(), RateMapping.toState(rate), null, null));
    }
}
