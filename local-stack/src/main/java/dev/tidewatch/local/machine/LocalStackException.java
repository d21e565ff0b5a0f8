package dev.tidewatch.local.machine;

import dev.tidewatch.app.UserError;

/** A local stack that cannot do its work. The message says what failed, where, and what to do about it. */
public final class LocalStackException extends UserError {
    private static final long serialVersionUID = 1L;

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
