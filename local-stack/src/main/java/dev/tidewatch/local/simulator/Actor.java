package dev.tidewatch.local.simulator;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who acts at instants known beforehand. */
interface Actor {

    /** Returns when it acts next; null if it never will again. */
    @Nullable
    Instant next();

    /** Does what is to be done at {@link #next()}; no event lies before that. */
    void act(Consumer<SimulatedEvent> events);

    /** As how many customers that use a subscription now it counts. */
    default int here() {
        return 0;
    }
}
