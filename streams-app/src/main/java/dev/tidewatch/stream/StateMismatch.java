package dev.tidewatch.stream;

import org.apache.kafka.streams.errors.StreamsException;

/** The stored state was made in another way than this start would go on with; a sentence that says which, and what to do. */
public final class StateMismatch extends StreamsException {

    private static final long serialVersionUID = 1;

    StateMismatch(String message) {
        super(message);
    }
}
