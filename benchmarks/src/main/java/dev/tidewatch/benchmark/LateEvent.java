package dev.tidewatch.benchmark;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.cli.Arguments;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One event years late, live: how many rows it restates, for how long, and what they cost. */
@Command(
        name = "late-event",
        description = "Measure what one event that comes years late restates in the running pipeline.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class LateEvent implements Callable<Integer> {

    /** No row of a past day for so long: they are all there. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final int DAYS_BEFORE = 30;
    private static final Duration NO_USAGE = Duration.ofDays(36_500);

    @Option(names = "--customers", description = "About how many the company has.")
    private int customers = 1_000;

    @Option(names = "--days", description = "How late the event is.")
    private int days = 730;

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new LateEvent())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Path state = Files.createTempDirectory("tidewatch-late");
        try (LivePipeline pipeline = LivePipeline.start(state, Duration.ofDays(days + DAYS_BEFORE))) {
            SubscriptionEvent sample = load(pipeline, now);
            System.out.println("history    " + pipeline.pastRows(QUIET));
            pipeline.input().send(late(sample, now.minus(Duration.ofDays(days))));
            System.out.println("late event " + pipeline.pastRows(QUIET));
        }
        return 0;
    }

    /** Returns an event of a customer that pays. */
    private SubscriptionEvent load(LivePipeline pipeline, Instant now) {
        Duration growth = Duration.ofDays(days + DAYS_BEFORE);
        SimulatedCompany company = new SimulatedCompany(
                new SimulatedCompany.Size(customers, now.minus(growth), growth, NO_USAGE, false), 1);
        SubscriptionEvent sample = null;
        while (!company.nextArrival().isAfter(now)) {
            SimulatedEvent event = company.next();
            pipeline.input().send(event);
            if (event.value() instanceof SubscriptionEvent subscription
                    && subscription.getStatus() == SubscriptionStatus.ACTIVE) {
                sample = subscription;
            }
        }
        if (sample == null) {
            throw new IllegalStateException("nobody pays in a company of " + customers);
        }
        return sample;
    }

    /** A new customer that has paid ever since. */
    private static SimulatedEvent late(SubscriptionEvent sample, Instant at) {
        SubscriptionEvent event = SubscriptionEvent.newBuilder(sample)
                .setEventId("late")
                .setCustomerId("late")
                .setSubscriptionId("late")
                .setOccurredAt(at)
                .setType(SubscriptionEventType.CREATED)
                .setCancelAt(null)
                .setCurrentPeriodEndsAt(null)
                .build();
        return new SimulatedEvent(InputRecord.SUBSCRIPTION, "late", at, event);
    }
}
