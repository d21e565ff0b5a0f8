package dev.tidewatch.avro.state.codec;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.avro.fault.UnreadableState;
import dev.tidewatch.domain.Held;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A part of a customer's state as the store has it, decoded at the first look. Not for several threads. */
final class StoredPart<T> extends Held<T> {

    private final PartCodec<T> codec;
    private @Nullable T decoded;

    StoredPart(ByteBuffer bytes, PartCodec<T> codec) {
        super(bytes);
        this.codec = codec;
    }

    @Override
    public T get() {
        T part = decoded;
        if (part == null) {
            part = decode();
            decoded = part;
        }
        return part;
    }

    private T decode() {
        try {
            return codec.decode(requireNonNull(stored()).duplicate());
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnreadableState(e);
        }
    }
}
