package dev.tidewatch.benchmark.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.benchmark.Pause;
import dev.tidewatch.benchmark.ResultLine;
import dev.tidewatch.benchmark.RunningTidewatch;
import dev.tidewatch.cli.Arguments;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon after a SIGKILL another life of the pipeline is ready. */
@Command(
        name = "ready-after-kill",
        description = "Measure the time from a SIGKILL, after which a process is started at once, until that is ready.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ReadyAfterKill implements Callable<Integer> {

    @Option(names = "--customers", description = "So many, who began over 400 days.")
    private int customers = 10_000;

    @Option(names = "--rate", description = "Events a second, all the time.")
    private int rate = 300;

    @Option(names = "--settle", description = "Seconds of events before the first kill.")
    private int settle = 60;

    @Option(names = "--kills", description = "How many.")
    private int kills = 5;

    @Option(names = "--between", description = "At most so many seconds from ready to the next kill.")
    private int between = 20;

    @Option(names = "--set", description = "A setting of the run; may be repeated.")
    private Map<String, String> settings = new HashMap<>();

    public static void main(String[] args) {
        TrustedRecords.trust();
        System.exit(Arguments.readBy(new CommandLine(new ReadyAfterKill())).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (Drill drill = new Drill(customers, settings)) {
            drill.feed(rate);
            Pause.of(Duration.ofSeconds(settle));
            ResultLine line = new ResultLine("ready-after-kill")
                    .with("customers", customers)
                    .with("rate", rate);
            List<BigDecimal> seconds = new ArrayList<>();
            List<BigDecimal> cpuSeconds = new ArrayList<>();
            List<Long> restored = new ArrayList<>();
            for (int kill = 0; kill < kills; kill++) {
                drill.tidewatch().killAndRestart();
                RunningTidewatch.Ready ready = drill.tidewatch().awaitReady();
                seconds.add(ResultLine.rounded(ready.nanos() / 1e9));
                cpuSeconds.add(ResultLine.rounded(ready.cpu().toNanos() / 1e9));
                restored.add(restored(ready));
                Pause.of(Duration.ofMillis(
                        random.nextLong(Duration.ofSeconds(between).toMillis())));
            }
            line.with("readySeconds", seconds)
                    .with("cpuSeconds", cpuSeconds)
                    .with("recordsRestored", restored)
                    .print();
        }
        return 0;
    }

    /** Also says of which stores, on standard error. */
    private static long restored(RunningTidewatch.Ready ready) throws IOException {
        JsonNode restore = new ObjectMapper().readTree(ready.answer()).get("restore");
        System.err.printf("ready after %.2f s: %s%n", ready.nanos() / 1e9, restore);
        return restore.get("restored").asLong();
    }
}
