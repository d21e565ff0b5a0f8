package dev.tidewatch.app.records;

import dev.tidewatch.app.jsonl.JsonLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds how far the events of an input go back. A row is published for every day since the oldest, so one mistyped year costs much. */
final class EventSpan {

    private static final int DAYS_OF_A_YEAR = 365;
    private static final Duration LONG = Duration.ofDays(10 * DAYS_OF_A_YEAR);

    private Instant oldest = Instant.MAX;
    private Instant newest = Instant.MIN;
    private String placeOfOldest = "";
    private String placeOfNewest = "";

    void see(JsonLine line, long millis) {
        Instant at = Instant.ofEpochMilli(millis);
        if (at.isBefore(oldest)) {
            oldest = at;
            placeOfOldest = line.place();
        }
        if (at.isAfter(newest)) {
            newest = at;
            placeOfNewest = line.place();
        }
    }

    /** Returns what a person should look at; empty if the events lie within ten years. */
    Optional<String> doubt() {
        if (newest.isBefore(oldest) || Duration.between(oldest, newest).compareTo(LONG) <= 0) {
            return Optional.empty();
        }
        long years = Duration.between(oldest, newest).toDays() / DAYS_OF_A_YEAR;
        return Optional.of("the events go over " + years + " years, from " + oldest + " (" + placeOfOldest + ") to "
                + newest + " (" + placeOfNewest + "): are these dates right? Rows are published for every day between");
    }
}
