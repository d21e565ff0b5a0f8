package dev.tidewatch.benchmark.recovery;

import dev.tidewatch.avro.TrustedRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What share of its work a pipeline gets done that is killed again and again, while as much waits as it can take. */
@Command(
        name = "throughput-under-kills",
        description = "Measure events committed a second, first undisturbed, then with kills at random instants.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ThroughputUnderKills implements Callable<Integer> {

    private static final long A_SECOND = 1_000;

    @Option(names = "--customers", description = "So many, who began over 400 days.")
    private int customers = 10_000;

    @Option(names = "--minutes", description = "For how long each of the two is measured.")
    private int minutes = 10;

    @Option(names = "--kills", description = "How many in that time, one in each equal part of it.")
    private int kills = 10;

    @Option(names = "--warm-up", description = "Seconds of work before.")
    private int warmUp = 60;

    @Option(names = "--trace", description = "Also print, each second, how many events were committed in it.")
    private boolean trace;

    @Option(names = "--set", description = "A setting of the run; may be repeated.")
    private Map<String, String> settings = new HashMap<>();

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(new CommandLine(new ThroughputUnderKills()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try (Drill drill = new Drill(customers, settings)) {
            drill.flood();
            Pause.of(Duration.ofSeconds(warmUp));
            ResultLine line = new ResultLine("throughput-under-kills")
                    .with("customers", customers)
                    .with("minutes", minutes)
                    .with("kills", kills);
            double calm = eventsASecond(drill, 0);
            double killed = eventsASecond(drill, kills);
            line.with("undisturbedPerSecond", calm)
                    .with("killedPerSecond", killed)
                    .with("ratio", killed / calm)
                    .print();
        }
        return 0;
    }

    private double eventsASecond(Drill drill, int kills) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        long part = Duration.ofMinutes(minutes).toMillis() / Math.max(1, kills);
        long before = drill.committed();
        long start = System.nanoTime();
        for (int kill = 0; kill < kills; kill++) {
            pauseUntil(drill, start, kill * part + random.nextLong(part));
            drill.tidewatch().killAndRestart();
            if (trace) {
                System.err.println("killed");
            }
        }
        pauseUntil(drill, start, Duration.ofMinutes(minutes).toMillis());
        return (drill.committed() - before) * 1e9 / (System.nanoTime() - start);
    }

    private void pauseUntil(Drill drill, long startNanos, long millis) {
        long committed = trace ? drill.committed() : 0;
        for (long left = left(startNanos, millis); left > 0; left = left(startNanos, millis)) {
            Pause.of(Duration.ofMillis(trace ? Math.min(left, A_SECOND) : left));
            if (trace) {
                long now = drill.committed();
                System.err.printf("%6.1f s %,8d events%n", (System.nanoTime() - startNanos) / 1e9, now - committed);
                committed = now;
            }
        }
    }

    private static long left(long startNanos, long millis) {
        return millis - (System.nanoTime() - startNanos) / 1_000_000;
    }
}
