package dev.tidewatch.app.settings.format;

import java.time.Duration;

/** Reads a duration as a person writes it, wherever one stands. */
public final class DurationText {

    /** Completes "expected". */
    public static final String EXPECTED = Formats.DURATION.expected();

    private DurationText() {}

    /** Throws IllegalArgumentException, DateTimeException or ArithmeticException for anything else. */
    public static Duration parse(String text) {
        return Formats.DURATION.parse(text);
    }
}
