package dev.tidewatch.avro.state.codec;

import dev.tidewatch.domain.Held;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/** One part of a customer's state, to and from its own bytes. */
public interface PartCodec<T> {

    ByteBuffer encode(T part);

    T decode(ByteBuffer bytes);

    /** A part that is decoded at most once, when it is asked for. */
    default Held<T> held(ByteBuffer bytes) {
        return new StoredPart<>(bytes, this);
    }

    /** The bytes it came as, or was stored as, if it was. */
    default ByteBuffer bytes(Held<T> part) {
        ByteBuffer stored = part.stored();
        if (stored == null) {
            stored = encode(part.get());
            part.stored(stored);
        }
        return stored;
    }

    /**
     * Avro's single-object encoding of the part's own record, because the fingerprint around it does not tell the schema of
     * what is only bytes to it; nothing at all for {@code empty}.
     */
    static <T, R extends SpecificRecordBase> PartCodec<T> of(
            T empty, StateCodec<R> codec, Function<T, R> toAvro, Function<R, T> toDomain) {
        return new PartCodec<>() {

            @Override
            public ByteBuffer encode(T part) {
                return part.equals(empty) ? ByteBuffer.allocate(0) : ByteBuffer.wrap(codec.encode(toAvro.apply(part)));
            }

            @Override
            public T decode(ByteBuffer bytes) {
                return bytes.hasRemaining() ? toDomain.apply(codec.decode(bytes)) : empty;
            }
        };
    }
}
