package dev.tidewatch.local.demo;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.UserError;
import dev.tidewatch.local.simulator.SimulatedEvent;
import dev.tidewatch.stream.metrics.FiguresReach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** The company lives, the pipeline follows, the screen shows what comes out: on one thread, in turn. */
final class Demo {

    /** The company waits while the figures lack something that was sent longer ago than this. */
    static final Duration LONGEST_LAG = Duration.ofSeconds(5);

    private static final Duration LISTEN = Duration.ofMillis(50);

    /** After a pause, such as a lid that was closed, life goes on where it was. */
    private static final Duration LONGEST_STEP = Duration.ofMillis(500);

    private final InstantSource wallClock;
    private final Figures figures = new Figures();
    private final Unseen unseen = new Unseen();
    private final Life life;
    private final EventSender events;
    private final OutputTopics outputs;

    /** A company and its time. */
    record Life(LivingCompany company, DemoClock clock) {}

    Demo(InstantSource wallClock, Life life, EventSender events, OutputTopics outputs) {
        this.wallClock = wallClock;
        this.life = life;
        this.events = events;
        this.outputs = outputs;
    }

    /**
     * Until it is interrupted, or has gone on for long enough.
     *
     * @param duration null for no end
     */
    void run(RunningPipeline pipeline, Presentation presentation, @Nullable Duration duration, Upkeep upkeep)
            throws InterruptedException {
        FiguresReach figuresReach = new FiguresReach(pipeline.streams());
        Instant last = wallClock.instant();
        Instant end = duration == null ? Instant.MAX : last.plus(duration);
        unseen.sent(last, life.clock.now());
        try {
            while (last.isBefore(end)) {
                Instant now = wallClock.instant();
                Duration lag = unseen.lag(now, figuresReach.reach().orElse(null));
                if (lag.compareTo(LONGEST_LAG) <= 0) {
                    live(now, step(last, now));
                }
                last = now;
                outputs.poll(LISTEN, figures);
                upkeep.look();
                presentation.show(figures, new Presentation.Course(life.clock, events.sent(), lag));
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

    /** The clock goes first: nothing that is sent lies ahead of it. */
    private void live(Instant now, Duration step) {
        life.clock.goOn(step);
        long before = events.sent();
        SimulatedEvent event = life.company.due(life.clock.now());
        while (event != null) {
            events.send(event);
            event = life.company.due(life.clock.now());
        }
        if (events.sent() > before) {
            unseen.sent(now, life.clock.now());
        }
    }

    private static Duration step(Instant last, Instant now) {
        Duration passed = Duration.between(last, now);
        return passed.isNegative() ? Duration.ZERO : passed.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : passed;
    }
}
