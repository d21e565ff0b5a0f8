package dev.tidewatch.avro;

import dev.tidewatch.domain.rfm.Quintiles;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.state.RfmScaleState;

/** What customers are ranked by, in the stores and on the way to them. */
public final class ScaleMapping {

    private ScaleMapping() {}

    public static RfmScaleState toState(RfmScale scale) {
        return new RfmScaleState(
                scale.recency().begins(),
                scale.frequency().begins(),
                scale.monetary().begins());
    }

    public static RfmScale toDomain(RfmScaleState state) {
        return new RfmScale(
                new Quintiles(state.getRecency()),
                new Quintiles(state.getFrequency()),
                new Quintiles(state.getMonetary()));
    }
}
