package dev.tidewatch.app.rules;

import java.io.Serial;

/** A condition is wrong; the message says what, where in it, and what would be right. */
final class BadCondition extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    BadCondition(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
