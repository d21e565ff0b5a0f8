package dev.tidewatch.app.http;

/**
 * An answer for a person to read.
 *
 * @param text one sentence
 */
public record Reply(int status, String text) {

    public static final int OK = 200;
    public static final int BAD_REQUEST = 400;
    public static final int NOT_FOUND = 404;
    public static final int METHOD_NOT_ALLOWED = 405;
    public static final int TOO_LARGE = 413;
    public static final int FAILED = 500;
    public static final int UNAVAILABLE = 503;
}
