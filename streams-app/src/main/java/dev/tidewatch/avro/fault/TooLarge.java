package dev.tidewatch.avro.fault;

/** A record is larger than the pipeline takes, or makes something that is. */
public final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    public TooLarge(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    /** Returns what is too large, and how large it may be. */
    public String detail() {
        return detail;
    }
}
