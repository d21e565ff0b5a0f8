package dev.tidewatch.avro.input;

import dev.tidewatch.avro.fault.UnreadableOwnRecord;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.avro.state.RulesMapping;
import dev.tidewatch.avro.state.ScaleMapping;
import dev.tidewatch.avro.state.ScorecardMapping;
import dev.tidewatch.avro.state.TermsMapping;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.PublishedRate;
import dev.tidewatch.state.PublishedTerms;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the control topic, which only the pipeline itself writes. */
public final class ControlDeserializer implements Deserializer<Incoming> {

    private final StateCodec<Control> codec = StateCodec.control();

    @Override
    public Incoming deserialize(String topic, byte[] bytes) {
        return UnreadableOwnRecord.read(bytes, this::incoming);
    }

    private Incoming incoming(byte[] bytes) {
        Control control = codec.decode(bytes);
        PublishedRate rate = control.getRate();
        if (control.getScale() != null) {
            return new Incoming.ScaleChange(ScaleMapping.toDomain(control.getScale()));
        }
        if (rate != null) {
            return new Incoming.RateChange(RateMapping.toDomain(rate), null, bytes);
        }
        PublishedTerms terms = control.getTerms();
        if (terms != null) {
            return new Incoming.TermsChange(terms.getTermsId(), TermsMapping.toDomain(terms), null, bytes);
        }
        if (control.getWeights() != null) {
            return new Incoming.WeightsChange(ScorecardMapping.toDomain(control.getWeights()));
        }
        if (control.getRules() != null) {
            return new Incoming.RulesChange(RulesMapping.toDomain(control.getRules()));
        }
        return control.getAdvanceTo() == null
                ? Incoming.Order.KEPT
                : new Incoming.Advance(control.getAdvanceTo(), control.getHealth());
    }
}
