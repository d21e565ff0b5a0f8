package dev.tidewatch.avro;

import dev.tidewatch.state.Control;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the control topic, which only the pipeline itself writes. */
public final class ControlDeserializer implements Deserializer<Incoming> {

    private final StateCodec<Control> codec = StateCodec.control();

    @Override
    public Incoming deserialize(String topic, byte[] bytes) {
        return new Incoming.Advance(codec.decode(bytes).getAdvanceTo());
    }
}
