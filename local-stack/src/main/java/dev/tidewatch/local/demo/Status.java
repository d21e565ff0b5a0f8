package dev.tidewatch.local.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Holds what the demo itself does, as opposed to what the topics say.
 *
 * @param now in the time of the company
 * @param historyEnds in the same time: figures before it are of the history, which is read first
 * @param sent events so far, the history included
 * @param eventsASecond lately
 * @param lag how long ago something was sent that no figure shows yet
 */
record Status(
        Instant now,
        Instant historyEnds,
        String page,
        String kafka,
        String registry,
        long sent,
        long eventsASecond,
        Duration lag,
        String pace) {

    /** Says whether figures of an instant are still those of the history. */
    boolean isReadingHistory(Instant asOf) {
        return asOf.isBefore(historyEnds);
    }

    boolean isWaiting() {
        return lag.compareTo(Demo.LONGEST_LAG) > 0;
    }
}
