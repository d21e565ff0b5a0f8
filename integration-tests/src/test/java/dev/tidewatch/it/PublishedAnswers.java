package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.grades.ReplayedGrades;
import dev.tidewatch.app.records.ReplaySummary;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers the questions of the warehouse's views from the topics of a replay, in the same words. */
final class PublishedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The rows of closed days that are looked at; most of the file is not. */
    private static final Pattern USED =
            Pattern.compile("\"key\":\"(?:all|plan=[^|]*)\\|P1D\\|2|\\|MTD\\|\\d{4}-\\d{2}-(?:28|29|30|31)\"");

    /** The key of a row stands in so many characters. */
    private static final int HEAD = 200;

    private final Path replay;
    private List<JsonNode> used = List.of();

    PublishedAnswers(Path replay) {
        this.replay = replay;
    }

    List<String> currentMovements() throws IOException {
        return new ReplayOutput(replay)
                .remaining().values().stream()
                        .map(movement -> words(movement, "movementId", "kind", "amount", "reportingAmount"))
                        .toList();
    }

    List<String> mrrByDayAndPlan() throws IOException {
        return days().stream()
                .filter(row -> text(row, "segment").startsWith("plan="))
                .filter(row -> number(row, "mrr").signum() != 0)
                .map(row -> words(row, "day") + " " + plan(row) + " " + words(row, "mrr"))
                .toList();
    }

    List<String> monthlyWaterfall() throws IOException {
        return monthEnds().stream()
                .filter(row -> text(row, "segment").equals("all"))
                .map(row -> words(
                        row,
                        "day",
                        "mrrStart",
                        "newMrr",
                        "expansionMrr",
                        "contractionMrr",
                        "churnMrr",
                        "reactivationMrr",
                        "mrr"))
                .toList();
    }

    List<String> retentionByCohort() throws IOException {
        return monthEnds().stream()
                .filter(row -> text(row, "segment").matches("cohort=\\d{4}-\\d{2}"))
                // A trial has a cohort's rows begin before the cohort does.
                .filter(row -> !day(row).isBefore(LocalDate.parse(cohort(row) + "-01")))
                .map(row -> cohort(row) + " " + words(row, "day", "customers", "mrr", "mrrStart", "nrr", "grr"))
                .toList();
    }

    List<String> cohorts() throws IOException {
        return values("cohort-retention", line -> line.contains("\"key\":\"all|")).stream()
                .filter(row -> text(row, "cohort").matches("\\d{4}-\\d{2}"))
                .map(row -> words(row, "cohort", "offset", "customersStart", "mrrStart", "customers", "mrr"))
                .toList();
    }

    List<String> churnByReasonAndPlan() throws IOException {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : monthEnds()) {
            if (text(row, "segment").startsWith("plan=")) {
                for (JsonNode slice : row.get("churnByReason")) {
                    rows.add(day(row).withDayOfMonth(1) + " " + words(slice, "value") + " " + plan(row) + " "
                            + words(slice, "count", "mrr"));
                }
            }
        }
        return rows;
    }

    List<String> ltvByPlan() throws IOException {
        return monthEnds().stream()
                .filter(row -> text(row, "segment").startsWith("plan="))
                .map(row -> words(row, "day") + " " + plan(row) + " " + words(row, "customers", "arpa", "ltv"))
                .toList();
    }

    /** Largest expected loss first. */
    List<String> customersAtRisk() throws IOException {
        Set<String> open = new HashSet<>();
        for (JsonNode health : values("customer-health", line -> true)) {
            health.get("openAlerts").forEach(id -> open.add(id.textValue()));
        }
        Map<String, JsonNode> newest = new TreeMap<>();
        for (JsonNode alert : values("at-risk-alerts", line -> line.contains("\"kind\":\"AT_RISK\""))) {
            if (open.contains(text(alert, "alertId"))) {
                newest.put(text(alert, "alertId"), alert);
            }
        }
        return newest.values().stream()
                .sorted(Comparator.comparing(PublishedAnswers::expectedLoss)
                        .reversed()
                        .thenComparing(alert -> text(alert, "alertId")))
                .map(alert -> words(alert, "customerId", "score", "mrrAtRisk", "expectedLoss"))
                .toList();
    }

    /** As {@code grades} says of a year. */
    List<String> alertPrecision() {
        ReplaySummary summary = ReplaySummary.in(replay);
        Settings settings = Settings.of(SettingLayers.of(summary.settings(), null, Map.of(), Map.of()));
        List<String> rows = new ArrayList<>();
        for (Grade grade : new ReplayedGrades(replay, summary, settings)
                .of(Window.P365D, null)
                .grades()) {
            BigDecimal precision = grade.hits().precision();
            if (precision != null) {
                rows.add(grade.kind() + " " + (grade.rule() == null ? "" : grade.rule()) + " " + grade.heldOut() + " "
                        + grade.hits().episodes() + " " + grade.hits().right() + " " + precision.toPlainString());
            }
        }
        return rows;
    }

    /** Returns, for each day with a movement, how many records corrected one and how many of them voided it. */
    List<String> correctionsByDay() throws IOException {
        Map<String, List<JsonNode>> movements = values("mrr-movements", line -> true).stream()
                .collect(Collectors.groupingBy(movement -> text(movement, "effectiveDay")));
        List<String> rows = new ArrayList<>();
        movements.forEach((day, ofDay) -> {
            List<JsonNode> corrections = ofDay.stream()
                    .filter(movement -> movement.get("revision").longValue() > 0)
                    .toList();
            long voids = corrections.stream()
                    .filter(movement -> movement.get("voided").booleanValue())
                    .count();
            rows.add(day + " " + corrections.size() + " " + voids);
        });
        return rows;
    }

    /** Returns the change of MRR on each day on which it changed. */
    List<String> changesByDay() throws IOException {
        return days().stream()
                .filter(row -> text(row, "segment").equals("all"))
                .filter(row -> change(row).signum() != 0)
                .map(row -> words(row, "day") + " " + change(row))
                .toList();
    }

    private static BigDecimal change(JsonNode row) {
        return number(row, "mrr").subtract(number(row, "mrrStart"));
    }

    private static BigDecimal expectedLoss(JsonNode alert) {
        return alert.hasNonNull("expectedLoss") ? number(alert, "expectedLoss") : BigDecimal.ZERO;
    }

    private List<JsonNode> days() throws IOException {
        return used().stream().filter(row -> text(row, "window").equals("P1D")).toList();
    }

    private List<JsonNode> monthEnds() throws IOException {
        return used().stream()
                .filter(row -> text(row, "window").equals("MTD"))
                .filter(row -> day(row).equals(day(row).with(TemporalAdjusters.lastDayOfMonth())))
                .toList();
    }

    private List<JsonNode> used() throws IOException {
        if (used.isEmpty()) {
            used = values("retention-metrics", PublishedAnswers::isUsed);
        }
        return used;
    }

    private static boolean isUsed(String line) {
        return USED.matcher(line).region(0, Math.min(line.length(), HEAD)).find();
    }

    private List<JsonNode> values(String topic, Predicate<String> wanted) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        try (Stream<String> lines = Files.lines(replay.resolve(topic + ".jsonl"))) {
            for (String line : (Iterable<String>) lines.filter(wanted)::iterator) {
                values.add(JSON.readTree(line).get("value"));
            }
        }
        return values;
    }

    private static String cohort(JsonNode row) {
        return text(row, "segment").substring("cohort=".length());
    }

    private static String plan(JsonNode row) {
        return text(row, "segment").substring("plan=".length());
    }

    private static LocalDate day(JsonNode row) {
        return LocalDate.parse(text(row, "day"));
    }

    private static BigDecimal number(JsonNode row, String field) {
        return new BigDecimal(text(row, field));
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).textValue();
    }

    private static String words(JsonNode row, String... fields) {
        return Stream.of(fields)
                .map(field -> row.hasNonNull(field) ? row.get(field).asText() : "none")
                .collect(Collectors.joining(" "));
    }
}
