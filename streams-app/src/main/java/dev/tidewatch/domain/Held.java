package dev.tidewatch.domain;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a customer's state, perhaps still as the store has it: what an event does not touch is never decoded. Equal to
 * whatever holds an equal part.
 */
public abstract class Held<T> {

    private @Nullable ByteBuffer stored;

    /** @param stored its bytes in the store; null if it was never stored */
    protected Held(@Nullable ByteBuffer stored) {
        this.stored = stored;
    }

    public static <T> Held<T> of(T part) {
        return new Present<>(part);
    }

    /** The part; always the same instance. */
    public abstract T get();

    /** Returns the bytes that the store has of it, or would have; null if it was never stored. Nobody may write to them. */
    public final @Nullable ByteBuffer stored() {
        return stored;
    }

    /** Keeps the bytes that it was stored as, so that it need not be encoded again: a part never changes. */
    public final void stored(ByteBuffer bytes) {
        stored = bytes;
    }

    /** This if it holds the very part, so that it can be written back as it came. */
    public final Held<T> with(T part) {
        return part == get() ? this : of(part);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Held<?> held && Objects.equals(get(), held.get());
    }

    @Override
    public final int hashCode() {
        return Objects.hashCode(get());
    }

    @Override
    public final String toString() {
        return String.valueOf(get());
    }

    private static final class Present<T> extends Held<T> {

        private final T part;

        Present(T part) {
            super(null);
            this.part = part;
        }

        @Override
        public T get() {
            return part;
        }
    }
}
