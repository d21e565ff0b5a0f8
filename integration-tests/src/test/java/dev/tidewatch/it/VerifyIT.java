package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} agrees with what {@code replay} wrote of a disorderly year, and sees the smallest thing that is changed in it. */
class VerifyIT {

    @TempDir
    static Path directory;

    private static Path replayed;

    private Tampering tampering;

    @BeforeAll
    static void replayOnce() throws IOException {
        Path input = directory.resolve("input.jsonl");
        InputLine.write(DisorderlyYear.arriving(), input);
        replayed = directory.resolve("replayed");
        CommandRun replay = CommandRun.replay(
                input,
                replayed,
                "--until",
                Company.END.toString(),
                "--set",
                "tidewatch.segment.attributes=region",
                "--set",
                "tidewatch.zone=America/New_York");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
    }

    @BeforeEach
    void copy() throws IOException {
        Path copy = Files.createTempDirectory(directory, "copy");
        for (String file : Tampering.FILES) {
            Files.copy(replayed.resolve(file), copy.resolve(file));
        }
        tampering = new Tampering(copy);
    }

    private CommandRun verify() {
        return CommandRun.of("verify", "--replay", tampering.directory().toString());
    }

    private List<String> differences() {
        CommandRun run = verify();
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        List<String> lines = run.out().lines().toList();
        List<String> differences =
                lines.stream().filter(line -> line.contains("  published ")).toList();
        assertThat(lines.get(lines.size() - 1)).contains(" rows compared, " + differences.size() + " differences, ");
        return differences;
    }

    @Test
    void shouldFindNothingWhenNothingWasChanged() throws IOException {
        CommandRun run = verify();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).matches("\\d+ events, \\d+ movements, \\d+ rows compared, 0 differences, .* s\n");
        ReplayOutput output = new ReplayOutput(replayed);
        assertThat(output.movements()).hasSizeGreaterThan(400);
        assertThat(output.movements())
                .anyMatch(movement -> movement.get("voided").booleanValue())
                .anyMatch(movement -> movement.get("rule").textValue().equals("attributes"));
        assertThat(output.movements())
                .anyMatch(movement ->
                        movement.get("currency").textValue().equals("KWD") && !movement.hasNonNull("reportingAmount"));
        assertThat(output.metricRows())
                .anyMatch(row ->
                        row.get("fx").isTextual() && !row.get("fx").textValue().equals("0.000000"))
                .anyMatch(row -> row.get("customersWithoutRate").longValue() > 0)
                .anyMatch(row -> row.hasNonNull("ltv"))
                .anyMatch(row -> row.get("churnByPlan").size() > 2)
                .anyMatch(row -> row.get("trialsConverted").longValue() > 0)
                .anyMatch(row -> row.get("csatResponses").longValue() > 0)
                .anyMatch(row ->
                        row.hasNonNull("nps") && row.get("nps").textValue().startsWith("-"))
                .anyMatch(row -> row.get("repeatCustomers").longValue() > 0);
        assertThat(output.deadLetterLines()).isEmpty();
    }

    @Test
    void shouldNameTheMovementWhenItsAmountIsOff() throws IOException {
        Tampering.Line line = tampering.movement(value -> is(value, "kind", "EXPANSION"));
        String amount = line.text("amount");

        line.value().put("amount", Tampering.plusOneMicro(amount));
        tampering.replace(line);

        assertOnly(line, "amount", Tampering.plusOneMicro(amount), amount);
    }

    @Test
    void shouldNameTheMovementWhenItIsMissing() throws IOException {
        Tampering.Line line = tampering.movement(
                value -> is(value, "kind", "NEW") && value.get("revision").intValue() == 0);

        tampering.remove(line);

        assertThat(differences())
                .containsExactly(difference(
                        line.text("customerId"),
                        line.text("effectiveDay"),
                        line.text("movementId"),
                        "nothing",
                        "NEW " + line.text("amount")));
    }

    @Test
    void shouldNameTheMovementWhenThereShouldBeNone() throws IOException {
        Tampering.Line line = tampering.movement(
                value -> is(value, "kind", "EXPANSION") && value.get("revision").intValue() == 0);
        Tampering.Line extra = line.copy();
        String id = extra.text("customerId") + "|2025-02-03T04:05:06.789Z|USD";
        extra.value().put("movementId", id).put("effectiveAt", "2025-02-03T04:05:06.789Z");

        tampering.replace(line, extra);

        assertThat(differences())
                .containsExactly(difference(
                        line.text("customerId"),
                        line.text("effectiveDay"),
                        id,
                        "EXPANSION " + line.text("amount"),
                        "nothing"));
    }

    @Test
    void shouldNameTheMovementWhenItIsOfAnotherKind() throws IOException {
        Tampering.Line line = tampering.movement(value -> is(value, "kind", "REACTIVATION"));

        line.value().put("kind", "NEW");
        tampering.replace(line);

        assertOnly(line, "kind", "NEW", "REACTIVATION");
    }

    @Test
    void shouldShowBothSplitsWhenAPlanHasPartOfAnother() throws IOException {
        Tampering.Line line = tampering.movement(Tampering::hasTwoLinesAfter);
        ArrayNode lines = (ArrayNode) line.value().get("lines");

        Tampering.shift(lines.get(0), BigDecimal.ONE);
        Tampering.shift(lines.get(1), BigDecimal.ONE.negate());
        tampering.replace(line);

        assertThat(differences())
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .startsWith(line.text("customerId") + "  " + line.text("effectiveDay") + "  " + line.text("movementId")
                        + " lines  published ")
                .contains(" " + lines.get(0).get("after").textValue());
    }

    @Test
    void shouldNameTheMovementWhenACauseIsMissing() throws IOException {
        Tampering.Line line = tampering.movement(value -> value.get("causes").size() == 2);
        ArrayNode causes = (ArrayNode) line.value().get("causes");
        String first = causes.get(0).textValue();

        String both = first + ", " + causes.remove(1).textValue();
        tampering.replace(line);

        assertOnly(line, "causes", first, both);
    }

    @Test
    void shouldShowTheCountWhenARevisionIsMissing() throws IOException {
        Tampering.Line line = tampering.movement(value -> value.get("revision").intValue() == 1);

        line.value().put("revision", 2);
        tampering.replace(line);

        assertOnly(line, "revisions", "0,2", "0,1");
    }

    @Test
    void shouldNameTheRowWhenItIsMissing() throws IOException {
        Tampering.Line row = tampering.row("all|P30D|2025-06-15");

        tampering.remove(row);

        assertThat(differences()).containsExactly(difference("all|P30D", "2025-06-15", "row", "nothing", "a row"));
    }

    @Test
    void shouldNameTheFigureWhenACountIsOffByOne() throws IOException {
        Tampering.Line row = tampering.row("region=north|P90D|2025-10-01");
        long customers = row.value().get("customers").longValue();

        row.value().put("customers", customers + 1);
        tampering.replace(row);

        assertThat(differences())
                .containsExactly(difference(
                        "region=north|P90D",
                        "2025-10-01",
                        "customers",
                        Long.toString(customers + 1),
                        Long.toString(customers)));
    }

    @Test
    void shouldNameTheFigureWhenARatioIsOffByAMillionth() throws IOException {
        Tampering.Line row = tampering.row("interval=P1M|P30D|2025-11-30");
        String nrr = row.text("nrr");

        row.value().put("nrr", Tampering.plusOneMicro(nrr));
        tampering.replace(row);

        assertThat(differences())
                .containsExactly(
                        difference("interval=P1M|P30D", "2025-11-30", "nrr", Tampering.plusOneMicro(nrr), nrr));
    }

    @Test
    void shouldNameTheLiveRowWhenARatioIsNull() throws IOException {
        Tampering.Line row = tampering.row("all|QTD|live");
        String grr = row.text("grr");

        row.value().putNull("grr");
        tampering.replace(row);

        assertThat(differences()).containsExactly(difference("all|QTD", row.text("day"), "live grr", "nothing", grr));
    }

    @Test
    void shouldShowTheSplitWhenAChurnIsOfAnotherReason() throws IOException {
        Tampering.Line row = tampering.row("all|P365D|2025-12-20");
        ObjectNode first = (ObjectNode) row.value().get("churnByReason").get(0);
        String reason = first.get("value").textValue();

        first.put("value", "WEATHER");
        tampering.replace(row);

        assertThat(differences())
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .startsWith("all|P365D  2025-12-20  churnByReason  published WEATHER ")
                .contains("  recomputed " + reason + " ");
    }

    @Test
    void shouldNameTheRowOfTheCohortWhenItsMrrIsOff() throws IOException {
        Tampering.Line row = tampering.cohort("region=north|2025-Q1|2");
        String mrr = row.text("mrr");

        row.value().put("mrr", Tampering.plusOneMicro(mrr));
        tampering.replace(row);

        assertThat(differences())
                .containsExactly(
                        difference("region=north|2025-Q1", "2025-09-30", "2 mrr", Tampering.plusOneMicro(mrr), mrr));
    }

    /** A correction may take all there was from a segment; its row stays, of zeros. */
    @Test
    void shouldAskForZerosWhenARowNeedNotBe() throws IOException {
        Tampering.Line row = tampering.row("all|P1D|2025-06-15");
        Tampering.Line zeros = row.zeros("plan=gone|P1D|2025-06-15");
        Tampering.Line some = row.zeros("plan=left|P1D|2025-06-15");
        some.value().put("customers", 3);

        tampering.replace(row, zeros, some);

        assertThat(differences())
                .containsExactly(difference("plan=left|P1D", "2025-06-15", "customers", "3", "nothing"));
    }

    private void assertOnly(Tampering.Line movement, String field, String published, String recomputed) {
        assertThat(differences())
                .containsExactly(difference(
                        movement.text("customerId"),
                        movement.text("effectiveDay"),
                        movement.text("movementId") + " " + field,
                        published,
                        recomputed));
    }

    private static String difference(String... parts) {
        return "%s  %s  %s  published %s  recomputed %s".formatted((Object[]) parts);
    }

    private static boolean is(ObjectNode value, String field, String text) {
        return value.get(field).textValue().equals(text);
    }
}
