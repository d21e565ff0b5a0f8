package dev.tidewatch.app.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.jsonl.JsonLinesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The {@code summary.json} of a replay tells what went in, by which settings, and which files came out. */
public final class ReplaySummary {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "summary.json";

    private final Path directory;
    private final JsonNode summary;

    private ReplaySummary(Path directory, JsonNode summary) {
        this.directory = directory;
        this.summary = summary;
    }

    /**
     * Reads that of a directory.
     *
     * @throws UserError if no replay has finished there
     */
    public static ReplaySummary in(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            throw new UserError(
                    "--replay " + directory + " has no " + NAME + "; it must be a directory that replay wrote");
        }
        try {
            return new ReplaySummary(directory, JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads that of a directory; empty if no replay has finished there. */
    public static Optional<ReplaySummary> ifIn(Path directory) {
        return Files.exists(directory.resolve(NAME)) ? Optional.of(in(directory)) : Optional.empty();
    }

    /** Returns the settings it ran with; empty if it does not say. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        summary.path("settings")
                .properties()
                .forEach(set -> settings.put(set.getKey(), set.getValue().asText()));
        return settings;
    }

    /** Returns up to which instant due effects show. */
    public Instant until() {
        String until = summary.path("until").asText();
        try {
            return Instant.parse(until);
        } catch (DateTimeException e) {
            throw new UserError(directory.resolve(NAME) + ": until is '" + until + "'; it must be an instant", e);
        }
    }

    /**
     * Returns the file that was replayed.
     *
     * @throws UserError if it was none
     */
    public String input() {
        String input = summary.path("input").asText();
        if (input.isEmpty() || input.equals(JsonLinesReader.STANDARD_INPUT)) {
            throw new UserError(directory.resolve(NAME) + " names no file as input; say --input F");
        }
        return input;
    }

    /** Returns how many records were replayed; empty if it does not say. */
    public OptionalLong recordsIn() {
        JsonNode records = summary.path("recordsIn");
        return records.isIntegralNumber() ? OptionalLong.of(records.asLong()) : OptionalLong.empty();
    }

    /** Returns which rows of {@code retention-metrics} the replay wrote, as its options; empty if all. */
    public Optional<String> partOfRows() {
        List<String> options = new ArrayList<>();
        summary.path("metricRows").properties().forEach(option -> {
            JsonNode value = option.getValue();
            List<String> values = new ArrayList<>();
            value.forEach(one -> values.add(one.asText()));
            options.add("--" + option.getKey() + " " + (value.isArray() ? String.join(",", values) : value.asText()));
        });
        return options.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", options));
    }

    /**
     * Stops whoever needs all rows of {@code retention-metrics}.
     *
     * @throws UserError if the replay left some out
     */
    public ReplaySummary withAllRows(String command) {
        partOfRows().ifPresent(part -> {
            throw new UserError("--replay " + directory + " has a part of retention-metrics only (" + part + "), and "
                    + command + " needs all rows; replay the input once more without these options");
        });
        return this;
    }

    /** Returns how many lines of the input were left out, for they are no records. */
    public long linesLeftOut() {
        return summary.path("linesLeftOut").asLong();
    }

    /**
     * Returns the file of an output topic.
     *
     * @throws UserError if it is not there
     */
    public Path output(String topic) {
        Path file = directory.resolve(topic + ".jsonl");
        if (!Files.exists(file)) {
            throw new UserError(
                    summary.path("recordsOut").has(topic)
                            ? file
                                    + " is missing: the replay wrote it, and it was removed since; replay the input once more"
                            : file + " is missing: " + directory
                                    + " is of a version without it; replay the input once more");
        }
        return file;
    }
}
