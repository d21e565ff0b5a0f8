package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The directory that a replay wrote. */
record ReplayOutput(Path directory) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOVEMENTS = "mrr-movements.jsonl";
    private static final String METRICS = "retention-metrics.jsonl";
    private static final String DEAD_LETTERS = "dead-letters.jsonl";

    /** The first two lines that differ in more than when and how fast a replay ran; empty if none do. */
    List<String> firstDifference(ReplayOutput other) throws IOException {
        for (String file : List.of(MOVEMENTS, DEAD_LETTERS)) {
            List<String> left = comparable(file);
            List<String> right = other.comparable(file);
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                String here = i < left.size() ? left.get(i) : "no line";
                String there = i < right.size() ? right.get(i) : "no line";
                if (!here.equals(there)) {
                    return List.of(file + ":" + (i + 1), here, there);
                }
            }
        }
        return List.of();
    }

    private List<String> comparable(String file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ObjectNode line : lines(file)) {
            line.remove(Set.of("offset", "timestamp"));
            ((ObjectNode) line.get("value")).remove("publishedAt");
            lines.add(line.toString());
        }
        return lines;
    }

    /** By id the movements that hold, without what the law leaves open. */
    Map<String, JsonNode> remaining() throws IOException {
        Map<String, JsonNode> remaining = new TreeMap<>();
        for (ObjectNode movement : movements()) {
            String id = movement.get("movementId").textValue();
            if (movement.get("voided").booleanValue()) {
                remaining.remove(id);
            } else {
                remaining.put(id, movement.remove(Set.of("revision", "publishedAt", "provisional")));
            }
        }
        return remaining;
    }

    List<ObjectNode> movements() throws IOException {
        return values(MOVEMENTS);
    }

    List<ObjectNode> metricRows() throws IOException {
        return values(METRICS);
    }

    /** Time and value of each row by its key, as text. */
    Map<String, String> metrics() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve(METRICS))) {
            ObjectNode row = (ObjectNode) JSON.readTree(line);
            String value = line.substring(line.indexOf("\"value\":"));
            rows.put(row.get("key").textValue(), row.get("timestamp").textValue() + " " + value);
        }
        return rows;
    }

    /** Returns by key what the rows say, without what each day's row has of its own. */
    NavigableMap<String, JsonNode> said() throws IOException {
        NavigableMap<String, JsonNode> said = new TreeMap<>();
        for (ObjectNode line : lines(METRICS)) {
            said.put(
                    line.get("key").textValue(),
                    ((ObjectNode) line.get("value")).remove(Set.of("day", "revision", "asOf")));
        }
        return said;
    }

    List<ObjectNode> deadLetterLines() throws IOException {
        return lines(DEAD_LETTERS);
    }

    JsonNode summary() throws IOException {
        return JSON.readTree(directory.resolve("summary.json").toFile());
    }

    private List<ObjectNode> values(String file) throws IOException {
        return lines(file).stream().map(line -> (ObjectNode) line.get("value")).toList();
    }

    private List<ObjectNode> lines(String file) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(file))) {
            lines.add((ObjectNode) JSON.readTree(line));
        }
        return lines;
    }
}
