package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are held against each other figure by figure; a figure that was not looked at would be none that is verified. */
class CompareTest {

    private static final Instant CLOCK = Instant.parse("2026-09-02T12:00:00Z");

    @SuppressWarnings("NullAway.Init") // once for all tests
    private static Batch batch;

    private final List<ObjectNode> metrics = RowsAsPublished.metrics(batch);
    private final List<ObjectNode> cohorts = RowsAsPublished.cohorts(batch);
    private final Path directory;

    CompareTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void recompute(@TempDir Path directory) throws IOException {
        batch = Batch.of(directory, Map.of(), CLOCK, stories());
    }

    @AfterAll
    static void close() {
        batch.close();
    }

    /** One that leaves each plan and comes back, one that stays, one that only answers. */
    private static List<Story> stories() {
        Story leaving = new Story("leaving")
                .at("01-05 12:00", "trialing; trial ends 01-10 12:00; 10 a month")
                .at("01-10 12:00", "10 a month + 20 a month")
                .at("01-11 12:00", "pays 30")
                .at("02-11 12:00", "pays 30")
                .at("02-20 12:00", "canceled; because requested")
                .at("08-05 12:00", "15 a month")
                .at("08-20 12:00", "canceled")
                .at("09-01 12:00", "15 a month");
        Story staying = new Story("staying")
                .at("01-10 12:00", "50 a month")
                .at("07-10 12:00", "60 a month")
                .at("08-10 12:00", "55 a month")
                .at("08-11 12:00", "NPS 9")
                .at("08-11 12:00", "CSAT 5");
        Story trying = new Story("trying").at("08-12 12:00", "NPS 3").at("08-12 12:00", "trialing");
        return Stream.of(leaving, staying, trying)
                .map(story -> story.until(CLOCK))
                .toList();
    }

    @Test
    void shouldFindNothingWhenNothingIsOff() throws IOException {
        assertThat(differences()).isEmpty();
    }

    @Test
    void shouldNameEveryFigureThatIsOff() throws IOException {
        Set<String> expected = new HashSet<>();
        int number = 0;
        for (String figure : RowsAsPublished.figures().keySet()) {
            ObjectNode row = metrics.stream()
                    .map(line -> (ObjectNode) line.get("value"))
                    .filter(value -> !value.path("off").asBoolean() && is(value.path(figure)))
                    .skip(number++)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row has " + figure));
            spoil(row, figure);
            row.put("off", true);
            expected.add(figure);
        }

        assertThat(differences())
                .extracting(difference -> difference.field().replaceFirst("^live ", ""))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldNameTheOrderOfASplit() throws IOException {
        ObjectNode row = metrics.stream()
                .map(line -> (ObjectNode) line.get("value"))
                .filter(value -> value.get("churnByPlan").size() > 1)
                .findFirst()
                .orElseThrow();
        ArrayNode split = (ArrayNode) row.get("churnByPlan");
        split.add(split.remove(0));

        assertThat(differences())
                .singleElement()
                .hasToString("all|MTD  2026-02-20  churnByPlan"
                        + "  published plan_2 1 20.000000; plan_1 1 10.000000"
                        + "  recomputed plan_1 1 10.000000; plan_2 1 20.000000");
    }

    @Test
    void shouldNameWhatIsOffInARowOfACohort() throws IOException {
        ObjectNode row = (ObjectNode) cohort("plan=plan_1|2026-Q1|2").get("value");
        row.put("asOfDay", "2026-09-02").put("customersStart", 4).put("mrrStart", "60.000001");
        row.put("customers", 4).put("mrr", "60.000002");

        assertThat(differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "plan=plan_1|2026-Q1  2026-09-02  2 asOfDay  published 2026-09-02  recomputed 2026-09-01",
                        "plan=plan_1|2026-Q1  2026-09-02  2 customers  published 4  recomputed 2",
                        "plan=plan_1|2026-Q1  2026-09-02  2 customersStart  published 4  recomputed 2",
                        "plan=plan_1|2026-Q1  2026-09-02  2 mrr  published 60.000002  recomputed 60.000000",
                        "plan=plan_1|2026-Q1  2026-09-02  2 mrrStart  published 60.000001  recomputed 60.000000");
    }

    @Test
    void shouldMissARowOfACohortAndAskForZerosInOneTooMany() throws IOException {
        ObjectNode row = cohort("all|2026-01|3");
        ObjectNode left = row.deepCopy().put("key", "plan=gone|2026-01|3");
        ObjectNode zeros = left.deepCopy().put("key", "plan=none|2026-01|3");
        ((ObjectNode) zeros.get("value"))
                .put("customersStart", 0)
                .put("mrrStart", "0.000000")
                .put("customers", 0)
                .put("mrr", "0.000000");
        ((ObjectNode) left.get("value")).setAll((ObjectNode) zeros.get("value").deepCopy());
        ((ObjectNode) left.get("value")).put("customers", 1);
        cohorts.remove(row);
        cohorts.addAll(List.of(left, zeros));

        assertThat(differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "all|2026-01  2026-04-30  3 row  published nothing  recomputed a row",
                        "plan=gone|2026-01  2026-04-30  3 customers  published 1  recomputed nothing");
    }

    private ObjectNode cohort(String key) {
        return cohorts.stream()
                .filter(line -> line.get("key").textValue().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(JsonNode figure) {
        return !figure.isMissingNode() && !(figure.isArray() && figure.isEmpty());
    }

    /** By the least that it can be off. */
    private static void spoil(ObjectNode row, String figure) {
        JsonNode value = row.get(figure);
        if (value.isArray()) {
            ((ObjectNode) value.get(0)).put("count", 7);
        } else if (value.isBoolean()) {
            row.put(figure, !value.booleanValue());
        } else if (value.isNumber()) {
            row.put(figure, value.longValue() + 1);
        } else {
            row.put(
                    figure,
                    new BigDecimal(value.textValue())
                            .add(new BigDecimal("0.000001"))
                            .toPlainString());
        }
    }

    private List<Difference> differences() throws IOException {
        write(directory.resolve("retention-metrics.jsonl"), metrics);
        write(directory.resolve("cohort-retention.jsonl"), cohorts);
        Files.createFile(directory.resolve("mrr-movements.jsonl"));
        return batch.differences(directory).stream()
                .filter(difference -> difference.subject().contains("|"))
                .toList();
    }

    private static void write(Path file, List<ObjectNode> lines) throws IOException {
        Files.write(file, lines.stream().map(ObjectNode::toString).toList());
    }
}
