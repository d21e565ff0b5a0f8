package dev.tidewatch.local.demo;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.UserError;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** The company lives, the pipeline follows, the screen shows what comes out: on one thread, in turn. */
final class Demo {

    private static final Duration LISTEN = Duration.ofMillis(50);

    private final InstantSource clock;
    private final Figures figures = new Figures();
    private final LivingCompany company;
    private final EventSender events;
    private final OutputTopics outputs;

    Demo(InstantSource clock, LivingCompany company, EventSender events, OutputTopics outputs) {
        this.clock = clock;
        this.company = company;
        this.events = events;
        this.outputs = outputs;
    }

    /**
     * Until it is interrupted, or has gone on for long enough.
     *
     * @param duration null for no end
     */
    void run(RunningPipeline pipeline, Presentation presentation, @Nullable Duration duration)
            throws InterruptedException {
        Instant end = duration == null ? Instant.MAX : clock.instant().plus(duration);
        try {
            while (clock.instant().isBefore(end)) {
                sendWhatIsDue();
                outputs.poll(LISTEN, figures);
                presentation.show(figures, events.sent());
                if (pipeline.awaitEnd(Duration.ZERO)) {
                    throw new UserError("the pipeline stopped: " + pipeline.failure());
                }
            }
        } catch (InterruptException e) {
            // Kafka's own; it set the mark again, which would disturb what is closed next.
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }

    private void sendWhatIsDue() {
        SimulatedEvent event = company.due(clock.instant());
        while (event != null) {
            events.send(event);
            event = company.due(clock.instant());
        }
    }
}
