package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A copy of what a replay wrote, in which single lines are changed.
 *
 * @param given movements, and customers with alerts, that were handed out
 */
record Tampering(Path directory, Set<String> given) {

    private static final String MOVEMENTS = "mrr-movements.jsonl";
    private static final String METRICS = "retention-metrics.jsonl";
    private static final String COHORTS = "cohort-retention.jsonl";
    private static final String ALERTS = "at-risk-alerts.jsonl";
    private static final String OUTCOMES = "alert-outcomes.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What {@code verify} reads. */
    static final List<String> FILES = List.of(
            MOVEMENTS,
            METRICS,
            COHORTS,
            ALERTS,
            OUTCOMES,
            "dead-letters.jsonl",
            "processing-order.jsonl",
            "summary.json");

    /** A line of a file, to be changed and put back. */
    record Line(String file, int number, ObjectNode whole) {

        ObjectNode value() {
            return (ObjectNode) whole.get("value");
        }

        String text(String field) {
            return value().get(field).textValue();
        }

        private boolean isDecimal(String field) {
            return value().get(field).isTextual() && text(field).matches("-?\\d+\\.\\d{6}");
        }

        Line copy() {
            return new Line(file, number, whole.deepCopy());
        }

        /** The same row of another segment in which nothing is. */
        Line zeros(String key) {
            Line copy = copy();
            copy.whole.put("key", key);
            for (Map.Entry<String, JsonNode> figure : value().properties()) {
                if (figure.getValue().isNumber()) {
                    copy.value().put(figure.getKey(), 0);
                } else if (isDecimal(figure.getKey())) {
                    copy.value().put(figure.getKey(), "0.000000");
                } else if (figure.getValue().isArray() || figure.getKey().equals("negativeChurn")) {
                    copy.value().remove(figure.getKey());
                }
            }
            return copy;
        }
    }

    /** The first movement that holds, is such, and was not handed out before. */
    Line movement(Predicate<ObjectNode> such) throws IOException {
        Map<String, Line> newest = new HashMap<>();
        List<String> lines = lines(MOVEMENTS);
        for (int i = 0; i < lines.size(); i++) {
            Line line = line(MOVEMENTS, i, lines.get(i));
            newest.put(line.text("movementId"), line);
        }
        Line first = newest.values().stream()
                .filter(line -> !given.contains(line.text("movementId")))
                .filter(line -> !line.value().get("voided").booleanValue() && such.test(line.value()))
                .min((left, right) -> Integer.compare(left.number, right.number))
                .orElseThrow();
        given.add(first.text("movementId"));
        return first;
    }

    /** The first alert that is such, of a customer of whom none was handed out before. */
    Line alert(Predicate<ObjectNode> such) throws IOException {
        return ofACustomer(ALERTS, such);
    }

    private Line ofACustomer(String file, Predicate<ObjectNode> such) throws IOException {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Line line = line(file, i, lines.get(i));
            if (such.test(line.value()) && given.add(line.text("customerId"))) {
                return line;
            }
        }
        throw new AssertionError("no such line of " + file);
    }

    /** The first outcome that is such, of a customer of whom no alert or outcome was handed out before. */
    Line outcome(Predicate<ObjectNode> such) throws IOException {
        return ofACustomer(OUTCOMES, such);
    }

    Line row(String key) throws IOException {
        return row(METRICS, key);
    }

    Line cohort(String key) throws IOException {
        return row(COHORTS, key);
    }

    private Line row(String file, String key) throws IOException {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\"" + key + "\"")) {
                return line(file, i, lines.get(i));
            }
        }
        throw new AssertionError("no row " + key);
    }

    void remove(Line line) throws IOException {
        write(line, List.of());
    }

    /** Puts it back as it is now, with others behind it. */
    void replace(Line line, Line... others) throws IOException {
        List<Line> all = new ArrayList<>(List.of(line));
        all.addAll(Arrays.asList(others));
        write(line, all.stream().map(one -> one.whole.toString()).toList());
    }

    private void write(Line place, List<String> texts) throws IOException {
        List<String> lines = lines(place.file);
        lines.remove(place.number);
        lines.addAll(place.number, texts);
        Files.write(directory.resolve(place.file), lines);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    private static Line line(String file, int number, String text) throws IOException {
        return new Line(file, number, (ObjectNode) JSON.readTree(text));
    }

    static boolean hasTwoLinesAfter(ObjectNode value) {
        JsonNode lines = value.get("lines");
        return lines.size() == 2
                && !lines.get(0).get("planId").equals(lines.get(1).get("planId"))
                && new BigDecimal(lines.get(1).get("after").textValue()).compareTo(BigDecimal.ONE) > 0;
    }

    static void shift(JsonNode line, BigDecimal by) {
        BigDecimal after = new BigDecimal(line.get("after").textValue());
        ((ObjectNode) line).put("after", after.add(by).toPlainString());
    }

    static String plusOneMicro(String amount) {
        return new BigDecimal(amount).add(new BigDecimal("0.000001")).toPlainString();
    }
}
