package dev.tidewatch.avro.fault;

/** What a record makes of its customer's state cannot be stored. It is thrown before anything is written. */
public final class UnwritableState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnwritableState(Throwable cause) {
        super("the customer's state cannot be stored: " + cause, cause);
    }
}
