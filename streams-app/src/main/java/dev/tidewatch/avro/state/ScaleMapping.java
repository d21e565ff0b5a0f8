package dev.tidewatch.avro.state;

import dev.tidewatch.domain.rfm.Dimension;
import dev.tidewatch.domain.rfm.Quintiles;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.state.RfmScaleState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps what customers are ranked by, in the stores and on the way to them. */
public final class ScaleMapping {

    private ScaleMapping() {}

    public static RfmScaleState toState(RfmScale scale) {
        return RfmScaleState.newBuilder()
                .setRecency(List.of())
                .setFrequency(List.of())
                .setMonetary(List.of())
                .setDays(scale.recency().begins())
                .setInvoices(scale.frequency().begins())
                .setReceived(scale.monetary().begins())
                .build();
    }

    public static RfmScale toDomain(RfmScaleState state) {
        return new RfmScale(
                quintiles(state.getDays(), state.getRecency(), Dimension.RECENCY),
                quintiles(state.getInvoices(), state.getFrequency(), Dimension.FREQUENCY),
                quintiles(state.getReceived(), state.getMonetary(), Dimension.MONETARY));
    }

    private static Quintiles quintiles(@Nullable List<Long> begins, List<Integer> buckets, Dimension dimension) {
        return new Quintiles(
                begins != null
                        ? begins
                        : buckets.stream()
                                .map(bucket -> begin(bucket, dimension))
                                .toList());
    }

    /** Behind every bucket is behind every value. */
    private static long begin(int bucket, Dimension dimension) {
        return bucket == Integer.MAX_VALUE ? Long.MAX_VALUE : dimension.lowest(bucket);
    }
}
