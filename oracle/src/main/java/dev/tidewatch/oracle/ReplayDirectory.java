package dev.tidewatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLine;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.jsonl.JsonLinesWriter;
import dev.tidewatch.app.records.BadLines;
import dev.tidewatch.app.records.LineRecords;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.oracle.alerts.RecomputedAlerts;
import dev.tidewatch.oracle.alerts.ReplayedAlerts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code replay} left behind: its outputs, and in its summary where they came from. */
final class ReplayDirectory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final JsonNode summary;

    private ReplayDirectory(Path directory, JsonNode summary) {
        this.directory = directory;
        this.summary = summary;
    }

    /** @throws UserError if no replay has finished there */
    static ReplayDirectory at(Path directory) {
        Path file = directory.resolve("summary.json");
        if (!Files.exists(file)) {
            throw new UserError(
                    "--replay " + directory + " has no summary.json; it must be a directory that replay wrote");
        }
        try {
            return new ReplayDirectory(directory, JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those it ran with; empty if it does not say. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        summary.path("settings")
                .properties()
                .forEach(set -> settings.put(set.getKey(), set.getValue().asText()));
        return settings;
    }

    /**
     * What is to be verified.
     *
     * @param given in place of the input that the summary names; null for that
     * @param work a directory for copies of the input
     */
    Material material(@Nullable String given, Settings settings, Path work) throws IOException {
        Instant clock = until().plusMillis(1);
        String file = withoutBadLines(given == null ? input() : given, work);
        Material.Outputs outputs = Material.Outputs.in(directory);
        for (Path late : List.of(outputs.cohorts(), outputs.outcomes())) {
            if (!Files.exists(late)) {
                throw new UserError(
                        late + " is missing: " + directory + " is of a version without it; replay the input once more");
            }
        }
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
        if (summary.path("linesLeftOut").asLong() == 0) {
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

    private Instant until() {
        String until = summary.path("until").asText();
        try {
            return Instant.parse(until);
        } catch (DateTimeException e) {
            throw new UserError(
                    directory.resolve("summary.json") + ": until is '" + until + "'; it must be an instant", e);
        }
    }

    private String input() {
        String input = summary.path("input").asText();
        if (input.isEmpty() || input.equals(JsonLinesReader.STANDARD_INPUT)) {
            throw new UserError(directory.resolve("summary.json") + " names no file as input; say --input F");
        }
        return input;
    }
}
