package dev.tidewatch.app.jsonl;

import dev.tidewatch.app.UserError;

/** {@code events.jsonl:12: what is wrong}: input that a person has to mend. */
public final class BadInput extends UserError {

    private static final long serialVersionUID = 1L;

    BadInput(String place, String problem) {
        super(place + ": " + problem);
    }
}
