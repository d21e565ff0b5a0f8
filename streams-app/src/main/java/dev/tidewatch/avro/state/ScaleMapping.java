package dev.tidewatch.avro.state;

import dev.tidewatch.domain.rfm.Quintiles;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.state.RfmScaleState;

/** Maps what customers are ranked by, in the stores and on the way to them. */
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
                new Quintiles(state.getDays()), new Quintiles(state.getInvoices()), new Quintiles(state.getReceived()));
    }
}
