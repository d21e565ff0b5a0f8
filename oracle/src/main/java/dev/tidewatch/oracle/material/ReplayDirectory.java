package dev.tidewatch.oracle.material;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.records.BadLines;
import dev.tidewatch.app.records.LineRecords;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.oracle.alerts.RecomputedAlerts;
import dev.tidewatch.oracle.alerts.ReplayedAlerts;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what {@code replay} left behind: its outputs, and in its summary where they came from. */
public final class ReplayDirectory {

    private static final List<String> FILES = List.of(
            Topics.MRR_MOVEMENTS,
            Topics.RETENTION_METRICS,
            Topics.COHORT_RETENTION,
            Topics.AT_RISK_ALERTS,
            Topics.ALERT_OUTCOMES,
            Topics.DEAD_LETTERS);

    private final Path directory;
    private final ReplaySummary summary;

    private ReplayDirectory(Path directory, ReplaySummary summary) {
        this.directory = directory;
        this.summary = summary;
    }

    /**
     * Opens what a replay left there.
     *
     * @throws UserError if no replay has finished there
     */
    public static ReplayDirectory at(Path directory) {
        return new ReplayDirectory(directory, ReplaySummary.in(directory).withAllRows("verify"));
    }

    /** Returns the settings that the replay ran with; empty if it does not say. */
    public Map<String, String> settings() {
        return summary.settings();
    }

    /**
     * Returns what is to be verified.
     *
     * @param given in place of the input that the summary names; null for that
     * @param work a directory for copies of the input
     */
    public Material material(@Nullable String given, Settings settings, Path work) throws IOException {
        Instant clock = summary.until().plusMillis(1);
        String input = given == null ? summary.input() : given;
        String file = withoutBadLines(input, work);
        checkCount(input, file);
        Material.Outputs outputs = Material.Outputs.in(directory);
        FILES.forEach(summary::output);
        RecomputedAlerts alerts = ReplayedAlerts.of(new ReplayedAlerts.Source(file, directory, clock), settings, work);
        return new Material(
                List.of(new Material.Input(0, file)),
                outputs,
                Map.of(0, clock),
                clock,
                true,
                alerts,
                alerts.notCompared());
    }

    /** The input itself, unless the replay left lines of it out. */
    private String withoutBadLines(String file, Path work) throws IOException {
        if (summary.linesLeftOut() == 0) {
            return file;
        }
        Path copy = work.resolve("good-lines.jsonl");
        LineRecords records = new LineRecords();
        try (JsonLinesReader lines = JsonLinesReader.open(file);
                JsonLinesWriter good = JsonLinesWriter.create(copy.toString())) {
            BadLines.leftOut(known -> {}).read(lines, line -> {
                records.check(line);
                write(line, good);
            });
        }
        return copy.toString();
    }

    private static void write(JsonLine line, JsonLinesWriter good) {
        try {
            JsonNode value = line.value();
            good.writeInput(line.topic(), line.key(), value == null ? "null" : value.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another file would differ in everything. */
    private void checkCount(String input, String file) throws IOException {
        OptionalLong replayed = summary.recordsIn();
        if (replayed.isEmpty()) {
            return;
        }
        long there = 0;
        try (JsonLinesReader lines = JsonLinesReader.open(file)) {
            while (lines.hasNext()) {
                lines.skip();
                there++;
            }
        }
        if (there != replayed.getAsLong()) {
            throw new UserError(
                    "--input " + input + " has " + there + " records, and " + replayed.getAsLong()
                            + " were replayed into " + directory
                            + "; it is another file, or was changed since. Name the file that was replayed, or replay this one");
        }
    }
}
