package dev.tidewatch.benchmark.recovery;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.benchmark.Pause;
import dev.tidewatch.benchmark.ResultLine;
import dev.tidewatch.cli.Arguments;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how much slower a pipeline does the same work when it is killed again and again, while as much waits as it can take. */
@Command(
        name = "throughput-under-kills",
        description =
                "Measure events committed a second, first undisturbed, then the same work with kills at random instants.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ThroughputUnderKills implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double A_MINUTE = 60;

    @Option(names = "--customers", description = "So many, who began over 400 days.")
    private int customers = 30_000;

    @Option(
            names = "--minutes",
            description = "How long the undisturbed pipeline works; the killed one does the same work.")
    private int minutes = 10;

    @Option(
            names = "--kills-a-minute",
            description = "How often it is killed, at a random instant of each part of a minute.")
    private int killsAMinute = 1;

    @Option(names = "--warm-up", description = "Events that are read before.")
    private long warmUp = 300_000;

    @Option(names = "--trace", description = "Also print, each second, how many events were committed in it.")
    private boolean trace;

    @Option(names = "--set", description = "A setting of the run; may be repeated.")
    private Map<String, String> settings = new HashMap<>();

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(
                Arguments.readBy(new CommandLine(new ThroughputUnderKills())).execute(args));
    }

    /** Both do the same work from the same beginning, because an event of a customer with a long history costs more. */
    @Override
    public Integer call() throws IOException {
        Work calm;
        try (Drill drill = new Drill(customers, settings)) {
            calm = undisturbed(drill);
        }
        Work killed;
        try (Drill drill = new Drill(customers, settings)) {
            killed = killed(drill, calm.events());
        }
        new ResultLine("throughput-under-kills")
                .with("customers", customers)
                .with("events", calm.events())
                .with("kills", killed.kills())
                .with("undisturbedPerSecond", calm.aSecond())
                .with("killedPerSecond", killed.aSecond())
                .with("ratio", killed.aSecond() / calm.aSecond())
                .print();
        return 0;
    }

    private record Work(long events, int kills, double seconds) {
        double aSecond() {
            return events / seconds;
        }
    }

    private Work undisturbed(Drill drill) {
        long before = begin(drill);
        Watch watch = new Watch(drill);
        while (watch.seconds() < minutes * A_MINUTE) {
            watch.pause();
        }
        return new Work(drill.committed() - before, 0, watch.seconds());
    }

    private Work killed(Drill drill, long events) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double part = A_MINUTE / killsAMinute;
        long before = begin(drill);
        int kills = 0;
        double next = random.nextDouble(part);
        Watch watch = new Watch(drill);
        while (drill.committed() - before < events) {
            watch.pause();
            if (watch.seconds() >= next) {
                watch.say("killed");
                drill.tidewatch().killAndRestart();
                kills++;
                next = part * kills + random.nextDouble(part);
            }
        }
        return new Work(drill.committed() - before, kills, watch.seconds());
    }

    /** Returns how many are committed when the warm-up is over. */
    private long begin(Drill drill) {
        long before = drill.committed();
        drill.flood();
        while (drill.committed() - before < warmUp) {
            Pause.of(LOOK);
        }
        return drill.committed();
    }

    /** Says each second, where it is asked to, how many events were committed in it. */
    private final class Watch {
        private final Drill drill;
        private final long startNanos = System.nanoTime();
        private long committed;
        private double said;

        Watch(Drill drill) {
            this.drill = drill;
            committed = drill.committed();
        }

        double seconds() {
            return (System.nanoTime() - startNanos) / 1e9;
        }

        void pause() {
            Pause.of(LOOK);
            if (trace && seconds() - said >= 1) {
                said = seconds();
                long now = drill.committed();
                say(String.format("%6.1f s %,8d events", said, now - committed));
                committed = now;
            }
        }

        void say(String line) {
            if (trace) {
                System.err.println(line);
            }
        }
    }
}
