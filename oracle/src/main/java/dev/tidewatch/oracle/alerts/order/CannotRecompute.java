package dev.tidewatch.oracle.alerts.order;

/** Something of the log is missing, so the alerts of a partition cannot be recomputed; the message says what, to end "because ...". */
public final class CannotRecompute extends Exception {

    private static final long serialVersionUID = 1L;

    public CannotRecompute(String because) {
        super(because, null, false, false);
    }
}
