package dev.tidewatch.domain.time;

import java.time.Duration;

/** A duration as a person writes it in the settings: {@code 35d}, {@code 90m}. */
public final class DurationText {

    private DurationText() {}

    /** Writes a duration in the largest unit of which it is a whole number. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        for (Unit unit : Unit.values()) {
            if (millis % unit.millis == 0 && (millis != 0 || unit == Unit.S)) {
                return millis / unit.millis + unit.text;
            }
        }
        return millis + "ms";
    }

    private enum Unit {
        D("d", 86_400_000),
        H("h", 3_600_000),
        M("m", 60_000),
        S("s", 1_000);

        private final String text;
        private final long millis;

        Unit(String text, long millis) {
            this.text = text;
            this.millis = millis;
        }
    }
}
