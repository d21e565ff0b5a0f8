package dev.tidewatch.app.jsonl;

/** {@code events.jsonl:12: what is wrong}: input that a person has to mend. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInput(String place, String problem) {
        super(place + ": " + problem, null, false, false);
    }
}
