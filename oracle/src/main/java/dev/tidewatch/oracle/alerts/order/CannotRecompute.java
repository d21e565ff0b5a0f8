package dev.tidewatch.oracle.alerts;

/** Something of the log is missing, so the alerts of a partition cannot be recomputed; the message says what, to end "because ...". */
final class CannotRecompute extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRecompute(String because) {
        super(because, null, false, false);
    }
}
