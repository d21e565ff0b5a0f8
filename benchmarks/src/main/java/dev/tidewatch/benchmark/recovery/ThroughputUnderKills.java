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
    private static final int KILLED_MINUTES = 30;
    private static final int CALM_MINUTES = 3;

    @Option(names = "--customers", description = "So many, who began over 400 days.")
    private int customers = 100_000;

    @Option(
            names = "--minutes",
            description = "How long the undisturbed pipeline works; the killed one does the same work.")
    private int minutes = 10;

    @Option(
            names = "--kills-a-minute",
            description = "How often it is killed, at a random instant of each part of a minute.")
    private int killsAMinute = 1;

    @Option(
            names = "--one-pipeline",
            description =
                    "For an hour and longer: kills fall in the minutes asked for, in parts of at most 30, and undisturbed"
                            + " parts of 3 minutes stand before, between and after them.")
    private boolean onePipeline;

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

    @Override
    public Integer call() throws IOException {
        if (onePipeline) {
            inOnePipeline();
        } else {
            sameWorkTwice();
        }
        return 0;
    }

    /** Both do the same work from the same beginning, because an event of a customer with a long history costs more. */
    private void sameWorkTwice() throws IOException {
        Work calm;
        try (Drill drill = new Drill(customers, settings)) {
            begin(drill);
            calm = undisturbed(drill, minutes);
        }
        Work killed;
        try (Drill drill = new Drill(customers, settings)) {
            begin(drill);
            killed = killed(drill, new SplittableRandom(1), calm.events(), Double.MAX_VALUE);
        }
        print(calm, killed);
    }

    /** Undisturbed parts lie on both sides of each killed one, so that histories that grow slow both kinds alike. */
    private void inOnePipeline() throws IOException {
        Work calm = Work.NONE;
        Work killed = Work.NONE;
        SplittableRandom random = new SplittableRandom(1);
        try (Drill drill = new Drill(customers, settings)) {
            begin(drill);
            for (int done = 0; done < minutes; done += KILLED_MINUTES) {
                calm = calm.plus(undisturbed(drill, CALM_MINUTES));
                killed = killed.plus(
                        killed(drill, random, Long.MAX_VALUE, A_MINUTE * Math.min(KILLED_MINUTES, minutes - done)));
            }
            calm = calm.plus(undisturbed(drill, CALM_MINUTES));
        }
        print(calm, killed);
    }

    private void print(Work calm, Work killed) {
        new ResultLine("throughput-under-kills")
                .with("customers", customers)
                .with("events", killed.events())
                .with("kills", killed.kills())
                .with("undisturbedPerSecond", calm.aSecond())
                .with("killedPerSecond", killed.aSecond())
                .with("ratio", killed.aSecond() / calm.aSecond())
                .print();
    }

    private record Work(long events, int kills, double seconds) {
        static final Work NONE = new Work(0, 0, 0);

        Work plus(Work other) {
            return new Work(events + other.events, kills + other.kills, seconds + other.seconds);
        }

        double aSecond() {
            return events / seconds;
        }
    }

    private Work undisturbed(Drill drill, int minutes) {
        long before = drill.committed();
        Watch watch = new Watch(drill);
        while (watch.seconds() < minutes * A_MINUTE) {
            watch.pause();
        }
        return watch.done("undisturbed", new Work(drill.committed() - before, 0, watch.seconds()));
    }

    /** Ends after so many events or seconds, and not before something was committed after the last kill. */
    private Work killed(Drill drill, SplittableRandom random, long events, double seconds) throws IOException {
        double part = A_MINUTE / killsAMinute;
        long before = drill.committed();
        long atLastKill = before;
        int kills = 0;
        double next = random.nextDouble(part);
        Watch watch = new Watch(drill);
        while ((drill.committed() - before < events && watch.seconds() < seconds) || drill.committed() == atLastKill) {
            watch.pause();
            if (watch.seconds() >= next && watch.seconds() < seconds) {
                watch.say("killed");
                drill.tidewatch().killAndRestart();
                atLastKill = drill.committed();
                kills++;
                next = part * kills + random.nextDouble(part);
            }
        }
        return watch.done("killed", new Work(drill.committed() - before, kills, watch.seconds()));
    }

    /** Returns when the warm-up is over. */
    private void begin(Drill drill) {
        long before = drill.committed();
        drill.flood();
        while (drill.committed() - before < warmUp) {
            Pause.of(LOOK);
        }
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

        Work done(String part, Work work) {
            say(String.format(
                    "%s: %,d events, %d kills, %.1f s, %,.0f a second",
                    part, work.events(), work.kills(), work.seconds(), work.aSecond()));
            return work;
        }

        void say(String line) {
            if (trace) {
                System.err.println(line);
            }
        }
    }
}
