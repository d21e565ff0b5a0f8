package dev.tidewatch.app;

/** Something a person has to mend: the message says what is wrong, where, and what would be right. Exit code 1. */
public class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
