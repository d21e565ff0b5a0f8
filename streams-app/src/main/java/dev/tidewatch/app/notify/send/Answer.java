package dev.tidewatch.app.notify.send;

import java.time.Duration;
import java.util.Optional;

/** Says what came of an attempt. */
public sealed interface Answer {

    /** The destination has it. */
    record Taken() implements Answer {}

    /**
     * It may succeed later.
     *
     * @param after at least so long the destination wants to be left alone; empty if it does not say
     */
    record NotNow(String why, Optional<Duration> after) implements Answer {}

    /** It would fail again, however often it is tried. */
    record Never(String why) implements Answer {}

    Answer TAKEN = new Taken();

    static Answer notNow(String why) {
        return new NotNow(why, Optional.empty());
    }
}
