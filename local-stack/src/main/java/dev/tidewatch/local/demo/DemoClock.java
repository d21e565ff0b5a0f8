package dev.tidewatch.local.demo;

import dev.tidewatch.stream.clock.LiveClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present of the simulated company, for its events, the pipeline and the page alike. It goes on while the demo lets it. */
final class DemoClock implements LiveClock {

    private final long speed;
    private final Instant since;
    private volatile Instant now;

    DemoClock(Instant now, long speed) {
        this.now = now;
        this.since = now;
        this.speed = speed;
    }

    @Override
    public Instant at(Instant wallClock) {
        return now;
    }

    @Override
    public long speed() {
        return speed;
    }

    @Override
    public Instant since() {
        return since;
    }

    Instant now() {
        return now;
    }

    /** Goes on in whole milliseconds, as records have them: figures are as of an instant that it has shown. */
    void goOn(Duration wallClock) {
        now = now.plus(during(wallClock)).truncatedTo(ChronoUnit.MILLIS);
    }
}
