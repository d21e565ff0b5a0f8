package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.clock.Mark;
import dev.tidewatch.stream.clock.MarkRule;
import dev.tidewatch.stream.clock.TaskTime;
import dev.tidewatch.stream.clock.Ticker;
import dev.tidewatch.stream.names.Nodes;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.Plan;
import dev.tidewatch.stream.plan.ShutdownRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes into a task's own partition of the control topic: the order of its records and, live, the marks of its clock. */
final class Marking {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Each release costs what all customers that changed since the last one cost, and a backlog changes most of them each second. */
    private static final int WAITING_TICKS = 10;

    private final ProcessorContext<byte[], byte[]> context;
    private final TaskTime time;
    private final DueIndex dues;
    private final Releases releases;
    private final MarkRule rule;
    private final LiveClock clock;
    private final boolean live;
    private final ShutdownRequest shutdown;
    private final Ticker seconds;
    private final byte[] partition;
    private int waited;

    /** Holds what of the task it marks the time of. */
    record Task(TaskTime time, DueIndex dues, Releases releases) {}

    Marking(ProcessorContext<byte[], byte[]> context, Plan plan, Task task) {
        this.context = context;
        time = task.time();
        dues = task.dues();
        releases = task.releases();
        clock = plan.clock();
        rule = new MarkRule(plan.limits().healthEvery(), clock);
        live = plan.clockMode() == ClockMode.WALL;
        shutdown = ShutdownRequest.of(context.appConfigs());
        seconds = new Ticker(context, SECOND, this::tick);
        partition = ByteBuffer.allocate(Integer.BYTES)
                .putInt(context.taskId().partition())
                .array();
        if (live) {
            context.schedule(Instant.EPOCH, MarkRule.QUIET, PunctuationType.WALL_CLOCK_TIME, now -> tickInQuiet());
            seconds.start();
        }
    }

    /** Before each record: the log keeps in which order they were taken, and nobody goes on as if nothing had come. */
    void begin(Incoming incoming) {
        if (live && incoming.changesCustomers()) {
            if (rule.changed()) {
                releases.somethingFollows();
            }
            seconds.start();
        }
        context.recordMetadata().ifPresent(origin -> time.order().add(origin.topic()));
        if (time.order().isFull()) {
            tellControl(ControlMessage.order(time.order().pending()), clock.at(wallClock()));
            time.order().written();
        }
    }

    void arrived(Instant occurredAt) {
        rule.arrived(occurredAt);
    }

    /** A mark was read. */
    void read(Instant to) {
        rule.read(to);
    }

    /**
     * Releases what changed up to an instant, which a mark has led to.
     *
     * @param more whether the next mark has something to release, whatever comes
     */
    void release(Instant reached, boolean withHealth, boolean more) {
        if (more) {
            rule.changed();
        }
        Instant due = dues.earliest();
        if (releases.releaseAtMark(reached, withHealth, rule.quietUntil(reached, due))) {
            rule.healthWaits();
        }
        if (rule.needsSeconds(reached, due)) {
            seconds.start();
        }
    }

    private void tickInQuiet() {
        if (!seconds.isRunning()) {
            tick();
        }
    }

    /** The wall clock moves nothing, it only writes a mark that does once it is read. */
    private void tick() {
        if (shutdown.isRequested()) {
            return;
        }
        Instant second = clock.at(wallClock().truncatedTo(ChronoUnit.SECONDS));
        Mark mark = rule.next(second, time.clock(), dues.isDue(second));
        if (mark != null) {
            tellControl(
                    ControlMessage.mark(mark.to(), mark.health(), time.order().pending()), mark.to());
            time.order().written();
            time.write();
        } else if (rule.isWaiting() && ++waited % WAITING_TICKS == 0) {
            // Else all that a backlog changes would be released at once, when the mark is read.
            releases.releaseSome();
        }
        if (!rule.needsSeconds(second, dues.earliest())) {
            seconds.stop();
        }
    }

    private void tellControl(byte[] message, Instant at) {
        context.forward(new Record<>(partition, message, Math.max(0, at.toEpochMilli())), Nodes.MARKS_SINK);
    }

    private Instant wallClock() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
