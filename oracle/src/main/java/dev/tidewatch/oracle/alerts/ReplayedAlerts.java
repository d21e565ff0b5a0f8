package dev.tidewatch.oracle.alerts;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.RateRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The alerts of a replay, recomputed.
 *
 * @param file of those alerts, in the form in which they are published
 * @param customers whose alerts were recomputed; if nothing is left out, everybody else has none
 * @param notCompared what is left out and why, in sentences
 */
public record ReplayedAlerts(Path file, Set<String> customers, List<String> notCompared) {

    /**
     * What was replayed.
     *
     * @param input the file
     * @param output the directory
     * @param end of the replay's clock
     */
    public record Source(String input, Path output, Instant end) {}

    /**
     * Recomputes them.
     *
     * @param work a directory for copies, as large as the input
     */
    public static ReplayedAlerts of(Source source, Settings settings, Path work) throws IOException {
        Path file = work.resolve("recomputed-alerts.jsonl");
        RateRules rules = new RateRules(settings.profile().reportingCurrency());
        try (ReplayedLog log = new ReplayedLog(work, settings.partitions())) {
            log.write(source.input(), rules, source.end());
            Refused refused = Refused.in(
                    source.output().resolve("dead-letters.jsonl"),
                    settings.topics().prefix());
            Recomputation recomputation = new Recomputation(work, settings.policy(), log.decoders(), refused);
            recomputation.to(
                    file, settings.partitions(), TaskOrders.in(source.output().resolve("processing-order.jsonl")));
            return new ReplayedAlerts(file, recomputation.customers(), recomputation.notCompared());
        }
    }
}
