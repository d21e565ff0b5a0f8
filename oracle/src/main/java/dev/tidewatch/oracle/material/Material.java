package dev.tidewatch.oracle.material;

import dev.tidewatch.oracle.alerts.RecomputedAlerts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Holds what is verified, as files of JSON Lines.
 *
 * @param inputs one or more for each partition; of a replay one file for all
 * @param clocks of each of these partitions: due effects before it are visible
 * @param asOf up to when the metric rows are
 * @param live whether live rows are of exactly that instant, and can be compared
 * @param alerts recomputed ones
 * @param notCompared what these files leave out, in sentences
 */
public record Material(
        List<Input> inputs,
        Outputs outputs,
        Map<Integer, Instant> clocks,
        Instant asOf,
        boolean live,
        RecomputedAlerts alerts,
        List<String> notCompared) {

    /** Later alerts are not compared; of a pipeline that goes on, none is too late. */
    public Instant alertsEnd() {
        return live ? asOf : Instant.ofEpochMilli(Long.MAX_VALUE);
    }

    /** A file of input records, all of one partition. */
    public record Input(int partition, String file) {}

    /** Files of the output topics. */
    public record Outputs(
            Path movements, Path metrics, Path cohorts, Path alerts, Path outcomes, Path health, Path deadLetters) {

        public static Outputs in(Path directory) {
            return new Outputs(
                    directory.resolve("mrr-movements.jsonl"),
                    directory.resolve("retention-metrics.jsonl"),
                    directory.resolve("cohort-retention.jsonl"),
                    directory.resolve("at-risk-alerts.jsonl"),
                    directory.resolve("alert-outcomes.jsonl"),
                    directory.resolve("customer-health.jsonl"),
                    directory.resolve("dead-letters.jsonl"));
        }
    }
}
