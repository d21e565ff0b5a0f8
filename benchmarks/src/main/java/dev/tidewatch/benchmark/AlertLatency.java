package dev.tidewatch.benchmark;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.cli.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long after an event is sent a reader of committed records has the alert that it raises, while others are sent. */
@Command(
        name = "alert-latency",
        description = "Measure the time from an event to the alert that it raises.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class AlertLatency implements Callable<Integer> {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    @Option(names = "--commit", description = "The pipeline's commit interval, in milliseconds.", paramLabel = "MS")
    private int commitMillis = 100;

    @Option(names = "--rate", description = "Events a second.")
    private int rate = 1_000;

    @Option(names = "--seconds", description = "For how long it is measured.")
    private int seconds = 90;

    @Option(names = "--warm-up", description = "For how long events are sent before, in seconds.")
    private int warmUp = 45;

    @Option(names = "--alerts", description = "How many of the measured events raise an alert.")
    private int alerts = 450;

    @Option(names = "--customers", description = "Of whom the others are.")
    private int customers = 5_000;

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new AlertLatency())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Path state = Files.createTempDirectory("tidewatch-alerts");
        try (LivePipeline pipeline = LivePipeline.committing(Duration.ofMillis(commitMillis), state);
                AlertWatch watch = new AlertWatch(pipeline.alerts())) {
            SteadyLoad load = new SteadyLoad(pipeline.input(), new SteadyCompany(customers), rate);
            load.begin(customers, alerts);
            long first = (long) rate * warmUp;
            long end = first + (long) rate * seconds;
            load.send(0, first, Set.of());
            Duration cpu = LivePipeline.cpu();
            long start = System.nanoTime();
            load.send(first, end, turns(first, end));
            Spent spent =
                    new Spent(System.nanoTime() - start, LivePipeline.cpu().minus(cpu));
            Latencies latencies = await(watch, load.sentNanos());
            report(latencies, spent, watch.count());
        }
        return 0;
    }

    private record Spent(long nanos, Duration cpu) {}

    /** One at random in each equal part of the time, so that they keep no step with the commits. */
    private Set<Long> turns(long from, long to) {
        SplittableRandom random = new SplittableRandom(1);
        long apart = (to - from) / alerts;
        return IntStream.range(0, alerts)
                .mapToObj(alert -> from + alert * apart + random.nextLong(apart))
                .collect(Collectors.toSet());
    }

    private static Latencies await(AlertWatch watch, Map<String, Long> sentNanos) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.hasAll(sentNanos.keySet())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%d events were to raise an alert; %d s after the last, %d had come"
                        .formatted(sentNanos.size(), PATIENCE.toSeconds(), watch.count()));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return new Latencies(sentNanos.entrySet().stream()
                .map(sent -> watch.firstNanos(sent.getKey()) - sent.getValue())
                .toList());
    }

    private void report(Latencies latencies, Spent spent, int alerted) {
        System.out.printf(
                "commit %3d ms  %,d events/s for %.1f s, %d alerts; p50 %.1f ms, p99 %.1f ms, longest %.1f ms; %.1f CPU s%n",
                commitMillis,
                (long) rate * seconds * SECOND / spent.nanos(),
                (double) spent.nanos() / SECOND,
                alerted,
                latencies.millis(50),
                latencies.millis(99),
                latencies.millis(100),
                spent.cpu().toMillis() / 1e3);
    }
}
