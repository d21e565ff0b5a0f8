package dev.tidewatch.avro;

import dev.tidewatch.state.Control;
import dev.tidewatch.state.CustomerState;
import dev.tidewatch.state.TaskClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;

/** Avro's single-object encoding of a private record: two marker bytes, the schema's fingerprint, the content. */
public final class StateCodec<T extends SpecificRecordBase> {

    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private StateCodec(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    public static StateCodec<CustomerState> customerState() {
        return new StateCodec<>(CustomerState.getEncoder(), CustomerState.getDecoder());
    }

    public static StateCodec<TaskClock> taskClock() {
        return new StateCodec<>(TaskClock.getEncoder(), TaskClock.getDecoder());
    }

    public static StateCodec<Control> control() {
        return new StateCodec<>(Control.getEncoder(), Control.getDecoder());
    }

    public byte[] encode(T value) {
        try {
            ByteBuffer buffer = encoder.encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public T decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
