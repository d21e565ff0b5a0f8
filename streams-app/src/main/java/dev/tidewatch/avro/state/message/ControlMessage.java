package dev.tidewatch.avro.state.message;

import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.avro.state.RulesMapping;
import dev.tidewatch.avro.state.ScaleMapping;
import dev.tidewatch.avro.state.ScorecardMapping;
import dev.tidewatch.avro.state.TermsMapping;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.ProcessingOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what is written to the control topic; {@code ControlDeserializer} reads it. */
public final class ControlMessage {

    private static final StateCodec<Control> CODEC = StateCodec.control();

    private ControlMessage() {}

    /** Due effects before the instant become visible. */
    public static byte[] advance(Instant to) {
        return CODEC.encode(new Control(to, null, null, true, null, null, null, null));
    }

    /**
     * The same, by a task itself.
     *
     * @param health whether customer health is published too
     * @param order what the task took since it wrote the last one
     */
    public static byte[] mark(Instant to, boolean health, ProcessingOrder order) {
        return CODEC.encode(new Control(to, null, null, health, order, null, null, null));
    }

    /** What a task took; nothing changes. */
    public static byte[] order(ProcessingOrder order) {
        return CODEC.encode(new Control(null, null, null, true, order, null, null, null));
    }

    /** Customers are ranked by it from now on. */
    public static byte[] scale(RfmScale scale) {
        return CODEC.encode(new Control(null, null, ScaleMapping.toState(scale), true, null, null, null, null));
    }

    /** The rate holds from now on, on its day and until the next. */
    public static byte[] rate(Rate rate) {
        return CODEC.encode(new Control(null, RateMapping.toState(rate), null, true, null, null, null, null));
    }

    /** Customers are judged by the weights from now on. */
    public static byte[] weights(Scorecard weights) {
        return CODEC.encode(new Control(null, null, null, true, null, null, ScorecardMapping.toState(weights), null));
    }

    /** These rules raise alerts from now on, and no others. */
    public static byte[] rules(List<Rule> rules) {
        return CODEC.encode(new Control(null, null, null, true, null, null, null, RulesMapping.toState(rules)));
    }

    /**
     * The terms hold from now on, or are forgotten.
     *
     * @param terms null: they are forgotten
     */
    public static byte[] terms(String termsId, @Nullable DiscountTerms terms) {
        return CODEC.encode(
                new Control(null, null, null, true, null, TermsMapping.toState(termsId, terms), null, null));
    }
}
