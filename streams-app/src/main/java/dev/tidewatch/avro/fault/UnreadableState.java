package dev.tidewatch.avro.fault;

/** The stored state of a customer cannot be read. No record is to blame, and its events must not pass it by. */
public final class UnreadableState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableState(Throwable cause) {
        super("a customer's stored state cannot be read: " + cause, cause);
    }
}
