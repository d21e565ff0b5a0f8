package dev.tidewatch.avro.state;

import dev.tidewatch.avro.state.codec.PartCodec;
import java.nio.ByteBuffer;

/** Counts what is really encoded and decoded. */
final class CountingCodec<T> implements PartCodec<T> {

    private final PartCodec<T> codec;
    private int encoded;
    private int decoded;

    CountingCodec(PartCodec<T> codec) {
        this.codec = codec;
    }

    @Override
    public ByteBuffer encode(T part) {
        encoded++;
        return codec.encode(part);
    }

    @Override
    public T decode(ByteBuffer bytes) {
        decoded++;
        return codec.decode(bytes);
    }

    int encoded() {
        return encoded;
    }

    int decoded() {
        return decoded;
    }
}
