package dev.tidewatch.stream.clock;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Calls at each multiple of an interval while somebody needs it: Streams commits a transaction for each call, also for one that does nothing. */
public final class Ticker {

    private final ProcessorContext<?, ?> context;
    private final Duration every;
    private final Runnable tick;
    private @Nullable Cancellable running;

    public Ticker(ProcessorContext<?, ?> context, Duration every, Runnable tick) {
        this.context = context;
        this.every = every;
        this.tick = tick;
    }

    public boolean isRunning() {
        return running != null;
    }

    /** From the next multiple on; it may run already. */
    public void start() {
        if (running == null) {
            long first = (context.currentSystemTimeMs() / every.toMillis() + 1) * every.toMillis();
            running = context.schedule(
                    Instant.ofEpochMilli(first), every, PunctuationType.WALL_CLOCK_TIME, now -> tick.run());
        }
    }

    public void stop() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
