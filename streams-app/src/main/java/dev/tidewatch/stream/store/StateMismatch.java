package dev.tidewatch.stream.store;

import org.apache.kafka.streams.errors.StreamsException;

/** The stored state was made in another way than this start would go on with; a sentence that says which, and what to do. */
public final class StateMismatch extends StreamsException {

    private static final long serialVersionUID = 1;

    /** Ends a sentence about settings. */
    public static final String SET_BACK =
            "; set it back, or process all input anew under another tidewatch.application.id and"
                    + " tidewatch.topic.prefix";

    public StateMismatch(String message) {
        super(message);
    }
}
