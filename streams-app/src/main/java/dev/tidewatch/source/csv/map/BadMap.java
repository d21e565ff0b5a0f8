package dev.tidewatch.source.csv.map;

/** {@code periods.map: zone is Mars; it must be ...}: a map that a person has to mend. */
public final class BadMap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadMap(String source, String problem) {
        super(source + ": " + problem);
    }
}
