package dev.tidewatch.stream.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The present of a live pipeline: the wall clock, or the clock of a company whose time runs faster, as the demo's does. It says which
 * instants are marked in the log and which events lie in the future. All that is published follows from the log.
 */
public interface LiveClock {

    /** The clock where nothing is simulated. */
    LiveClock WALL = new LiveClock() {
        @Override
        public Instant at(Instant wallClock) {
            return wallClock;
        }

        @Override
        public long speed() {
            return 1;
        }
    };

    /** The present when the wall clock shows this. It never goes back while the wall clock does not. */
    Instant at(Instant wallClock);

    /** So many of its seconds pass in a second of the wall clock. */
    long speed();

    /** Since when it runs at this speed: what lies before was told at once, and is as old as its date says. */
    default Instant since() {
        return Instant.MIN;
    }

    /** So much of its time passes in a while of the wall clock. */
    default Duration during(Duration wallClock) {
        return wallClock.multipliedBy(speed());
    }

    /** The present wherever it is asked for outside of Kafka Streams, which has the wall clock itself. */
    default InstantSource from(InstantSource wallClock) {
        return () -> at(wallClock.instant());
    }
}
