package dev.tidewatch.avro;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.state.Control;
import java.time.Instant;

/** What is written to the control topic; {@link ControlDeserializer} reads it. */
public final class ControlMessage {

    private static final StateCodec<Control> CODEC = StateCodec.control();

    private ControlMessage() {}

    /** Due effects before the instant become visible. */
    public static byte[] advance(Instant to) {
        return CODEC.encode(new Control(to, null, null));
    }

    /** Customers are ranked by it from now on. */
    public static byte[] scale(RfmScale scale) {
        return CODEC.encode(new Control(null, null, ScaleMapping.toState(scale)));
    }

    /** The rate holds from now on, on its day and until the next. */
    public static byte[] rate(Rate rate) {
        return CODEC.encode(new Control(null, RateMapping.toState(rate), null));
    }
}
