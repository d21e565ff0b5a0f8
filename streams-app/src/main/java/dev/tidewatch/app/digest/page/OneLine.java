package dev.tidewatch.app.digest.page;

import java.util.regex.Pattern;

/** Takes from a text of others what would move a terminal's cursor, break a line or turn the direction of writing. */
final class OneLine {

    private static final Pattern MOVING = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private OneLine() {}

    static String of(String text) {
        return MOVING.matcher(text).replaceAll(" ");
    }
}
