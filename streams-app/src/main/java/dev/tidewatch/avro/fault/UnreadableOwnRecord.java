package dev.tidewatch.avro.fault;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record on a topic that only the pipeline writes is none that this build knows. */
public final class UnreadableOwnRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnreadableOwnRecord(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns what the reader makes of the value, which must be there. */
    public static <T> T read(byte @Nullable [] value, Function<byte[], T> reader) {
        if (value == null) {
            throw new UnreadableOwnRecord("it has no value", null);
        }
        try {
            return reader.apply(value);
        } catch (RuntimeException e) {
            throw new UnreadableOwnRecord("it is not in the form that the pipeline writes: " + e.getMessage(), e);
        }
    }
}
