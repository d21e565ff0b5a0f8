package dev.tidewatch.app.records;

/** The broker may have a record or not: the sender must come again. */
public final class NotAcknowledged extends Exception {

    private static final long serialVersionUID = 1L;

    public NotAcknowledged(String message, Throwable cause) {
        super(message, cause);
    }
}
