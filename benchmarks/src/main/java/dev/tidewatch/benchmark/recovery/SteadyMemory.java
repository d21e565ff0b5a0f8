package dev.tidewatch.benchmark.recovery;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.benchmark.Pause;
import dev.tidewatch.benchmark.ResultLine;
import dev.tidewatch.cli.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the memory of the pipeline's process grows while it does the same all the time. */
@Command(
        name = "steady-memory",
        description =
                "Measure the resident memory of a run at a steady rate, and its slope over the second half of the time.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class SteadyMemory implements Callable<Integer> {

    private static final Duration APART = Duration.ofSeconds(5);
    private static final double KIB_OF_MIB = 1024;

    @Option(names = "--customers", description = "So many, who began over 400 days.")
    private int customers = 10_000;

    @Option(names = "--rate", description = "Events a second.")
    private int rate = 300;

    @Option(names = "--minutes", description = "For how long.")
    private int minutes = 20;

    @Option(names = "--set", description = "A setting of the run; may be repeated.")
    private Map<String, String> settings = new HashMap<>();

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new SteadyMemory())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Double> mebibytes = new ArrayList<>();
        try (Drill drill = new Drill(customers, settings)) {
            drill.feed(rate);
            ResultLine line = new ResultLine("steady-memory")
                    .with("customers", customers)
                    .with("rate", rate)
                    .with("minutes", minutes);
            long samples = Duration.ofMinutes(minutes).dividedBy(APART);
            for (long sample = 0; sample < samples; sample++) {
                Pause.of(APART);
                mebibytes.add(residentKib(drill.tidewatch().pid()) / KIB_OF_MIB);
            }
            List<Double> later = mebibytes.subList(mebibytes.size() / 2, mebibytes.size());
            line.with("firstMiB", mebibytes.get(0))
                    .with("halfwayMiB", later.get(0))
                    .with("lastMiB", later.get(later.size() - 1))
                    .with("slopeMiBPerHour", slope(later) * Duration.ofHours(1).dividedBy(APART))
                    .print();
        }
        return 0;
    }

    private static long residentKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Of the straight line nearest to the samples, from one sample to the next. */
    private static double slope(List<Double> samples) {
        double middle = (samples.size() - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int i = 0; i < samples.size(); i++) {
            above += (i - middle) * samples.get(i);
            below += (i - middle) * (i - middle);
        }
        return above / below;
    }
}
