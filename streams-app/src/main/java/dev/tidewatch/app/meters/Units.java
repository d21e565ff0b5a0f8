package dev.tidewatch.app.meters;

/** Prometheus counts in seconds. */
final class Units {

    static final double MILLIS = 1_000.0;

    private Units() {}
}
