package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} agrees with what {@code replay} wrote of a disorderly year, and sees the smallest thing that is changed in it. */
class VerifyIT {

    private static final Pattern OUTCOME =
            Pattern.compile("(\\S+)  \\S+  \\1\\|[A-Z_]+\\|\\S+ (outcome|score|mrrLost)  .*");

    private static final Pattern GRADE =
            Pattern.compile("(?:AT_RISK|WIN_BACK|UPSELL)\\|.*|and \\d+ more differences of grades, (\\d+) in all");

    private static final String ANYTHING = "<anything>";

    @TempDir
    static Path directory;

    private static Path replayed;

    @BeforeAll
    static void replayOnce() throws IOException {
        Path input = directory.resolve("input.jsonl");
        InputLine.write(DisorderlyYear.arriving(), input);
        replayed = directory.resolve("replayed");
        CommandRun replay = CommandRun.replay(
                input,
                replayed,
                "--until",
                DisorderlyYear.END.toString(),
                "--set",
                "tidewatch.segment.attributes=region",
                "--set",
                "tidewatch.zone=America/New_York",
                "--set",
                "tidewatch.alerts.holdout=0.3");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
    }

    @Test
    void shouldFindNothingWhenNothingWasChanged() throws IOException {
        CommandRun run = verify(replayed);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .matches(
                        "\\d+ events, \\d+ movements, \\d+ rows, \\d{2,} alerts, \\d{2,} outcomes, \\d{3,} grades compared, 0 differences, .* s\n");
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

    /**
     * Each is planted in a movement or row of its own; what is planted in an alert or a movement shows in an outcome of the customer, too, and in
     * grades.
     */
    @Test
    void shouldNameEachDifferenceAndNothingElseWhenThereAreMany() throws IOException {
        Tampering tampering = new Tampering(Files.createTempDirectory(directory, "copy"), new HashSet<>());
        for (String file : Tampering.FILES) {
            Files.copy(replayed.resolve(file), tampering.directory().resolve(file));
        }
        List<String> planted = List.of(
                amountOff(tampering),
                movementMissing(tampering),
                movementTooMany(tampering),
                anotherKind(tampering),
                planWithPartOfAnother(tampering),
                causeMissing(tampering),
                revisionMissing(tampering),
                rowMissing(tampering),
                countOffByOne(tampering),
                ratioOffByAMillionth(tampering),
                liveRatioNull(tampering),
                churnOfAnotherReason(tampering),
                cohortMrrOff(tampering),
                rowThatNeedNotBe(tampering),
                alertMissing(tampering),
                alertTooMany(tampering),
                alertOfAnotherScore(tampering),
                alertOfAnotherSeverity(tampering),
                alertWithOtherEvidence(tampering),
                outcomeMissing(tampering),
                outcomeOfAnotherKind(tampering));

        CommandRun run = verify(tampering.directory());

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        List<String> grades =
                run.out().lines().filter(line -> GRADE.matcher(line).matches()).toList();
        assertThat(grades).as("outcomes are off").isNotEmpty();
        List<String> lines =
                run.out().lines().filter(line -> !grades.contains(line)).toList();
        List<String> echoes = lines.stream()
                .filter(line -> OUTCOME.matcher(line).matches())
                .filter(line -> planted.stream().noneMatch(line::matches))
                .toList();
        assertThat(echoes)
                .as("an alert is missing, one has another score, and movements are off")
                .hasSizeGreaterThan(2);
        List<String> found = lines.subList(0, lines.size() - 1).stream()
                .filter(line -> !echoes.contains(line))
                .map(line -> planted.stream().filter(line::matches).findFirst().orElse(line))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(planted);
        assertThat(lines.get(lines.size() - 1))
                .contains(" grades compared, " + (planted.size() + echoes.size() + count(grades)) + " differences, ");
    }

    /** The last line says how many there are of which not all are shown. */
    private static int count(List<String> grades) {
        Matcher more = GRADE.matcher(grades.get(grades.size() - 1));
        return more.matches() && more.group(1) != null ? Integer.parseInt(more.group(1)) : grades.size();
    }

    /** Everything would differ. */
    @Test
    void shouldRefuseAFileThatWasNotReplayed() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("input.jsonl"));
        Path other = Files.write(directory.resolve("other.jsonl"), lines.subList(0, lines.size() - 1));

        CommandRun run = CommandRun.of("verify", "--replay", replayed.toString(), "--input", other.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("--input " + other + " has " + (lines.size() - 1) + " records, and " + lines.size()
                        + " were replayed into " + replayed + "; it is another file");
    }

    @Test
    void shouldSayThatAFileIsMissingAndWhetherItWasThere() throws IOException {
        Tampering tampering = new Tampering(Files.createTempDirectory(directory, "copy"), new HashSet<>());
        for (String file : Tampering.FILES) {
            Files.copy(replayed.resolve(file), tampering.directory().resolve(file));
        }
        Path gone = tampering.directory().resolve("mrr-movements.jsonl");
        Files.delete(gone);

        assertThat(verify(tampering.directory()).err())
                .contains(gone + " is missing: the replay wrote it, and it was removed since");
    }

    @Test
    void shouldTellTheGradesOfAReplay() {
        CommandRun run = CommandRun.of("grades", "--replay", replayed.toString(), "--window", "P365D");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Alerts over P365D up to ")
                .containsPattern(
                        "AT_RISK: raised \\d+; of \\d+ that are certain \\d+ came true; losses: \\d+, told of before: \\d+\\.")
                .containsPattern("AT_RISK held out: raised \\d+")
                .containsPattern("precision +0?\\.?\\d");
    }

    private static CommandRun verify(Path output) {
        return CommandRun.of("verify", "--replay", output.toString());
    }

    private static String outcomeMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.outcome(value -> is(value, "outcome", "CHURNED"));

        tampering.remove(line);

        return difference(line.text("customerId"), day(line), line.text("alertId") + " outcome", "nothing", "CHURNED");
    }

    private static String outcomeOfAnotherKind(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.outcome(value -> is(value, "outcome", "KEPT"));

        line.value().put("outcome", "OPEN");
        tampering.replace(line);

        return difference(line.text("customerId"), day(line), line.text("alertId") + " outcome", "OPEN", "KEPT");
    }

    private static String day(Tampering.Line line) {
        return line.text("raisedAt").substring(0, "2025-01-01".length());
    }

    private static String amountOff(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> is(value, "kind", "EXPANSION"));
        String amount = line.text("amount");

        line.value().put("amount", Tampering.plusOneMicro(amount));
        tampering.replace(line);

        return inMovement(line, "amount", Tampering.plusOneMicro(amount), amount);
    }

    private static String movementMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(
                value -> is(value, "kind", "NEW") && value.get("revision").intValue() == 0);

        tampering.remove(line);

        return difference(
                line.text("customerId"),
                line.text("effectiveDay"),
                line.text("movementId"),
                "nothing",
                "NEW " + line.text("amount"));
    }

    private static String movementTooMany(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(
                value -> is(value, "kind", "EXPANSION") && value.get("revision").intValue() == 0);
        Tampering.Line extra = line.copy();
        String id = extra.text("customerId") + "|2025-02-03T04:05:06.789Z|USD";
        extra.value().put("movementId", id).put("effectiveAt", "2025-02-03T04:05:06.789Z");

        tampering.replace(line, extra);

        return difference(
                line.text("customerId"), line.text("effectiveDay"), id, "EXPANSION " + line.text("amount"), "nothing");
    }

    private static String anotherKind(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> is(value, "kind", "REACTIVATION"));

        line.value().put("kind", "NEW");
        tampering.replace(line);

        return inMovement(line, "kind", "NEW", "REACTIVATION");
    }

    private static String planWithPartOfAnother(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(Tampering::hasTwoLinesAfter);
        ArrayNode lines = (ArrayNode) line.value().get("lines");

        Tampering.shift(lines.get(0), BigDecimal.ONE);
        Tampering.shift(lines.get(1), BigDecimal.ONE.negate());
        tampering.replace(line);

        String after = lines.get(0).get("after").textValue();
        return inMovement(line, "lines", ANYTHING + " " + after + ANYTHING, ANYTHING);
    }

    private static String causeMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> value.get("causes").size() == 2);
        ArrayNode causes = (ArrayNode) line.value().get("causes");
        String first = causes.get(0).textValue();

        String both = first + ", " + causes.remove(1).textValue();
        tampering.replace(line);

        return inMovement(line, "causes", first, both);
    }

    private static String revisionMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> value.get("revision").intValue() == 1);

        line.value().put("revision", 2);
        tampering.replace(line);

        return inMovement(line, "revisions", "0,2", "0,1");
    }

    private static String rowMissing(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|P30D|2025-06-15");

        tampering.remove(row);

        return difference("all|P30D", "2025-06-15", "row", "nothing", "a row");
    }

    private static String countOffByOne(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("region=north|P90D|2025-10-01");
        long customers = row.value().get("customers").longValue();

        row.value().put("customers", customers + 1);
        tampering.replace(row);

        return difference(
                "region=north|P90D", "2025-10-01", "customers", Long.toString(customers + 1), Long.toString(customers));
    }

    private static String ratioOffByAMillionth(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("interval=P1M|P30D|2025-11-30");
        String nrr = row.text("nrr");

        row.value().put("nrr", Tampering.plusOneMicro(nrr));
        tampering.replace(row);

        return difference("interval=P1M|P30D", "2025-11-30", "nrr", Tampering.plusOneMicro(nrr), nrr);
    }

    private static String liveRatioNull(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|QTD|live");
        String grr = row.text("grr");

        row.value().putNull("grr");
        tampering.replace(row);

        return difference("all|QTD", row.text("day"), "live grr", "nothing", grr);
    }

    private static String churnOfAnotherReason(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|P365D|2025-12-20");
        ObjectNode first = (ObjectNode) row.value().get("churnByReason").get(0);
        String reason = first.get("value").textValue();

        first.put("value", "WEATHER");
        tampering.replace(row);

        return difference("all|P365D", "2025-12-20", "churnByReason", "WEATHER " + ANYTHING, reason + " " + ANYTHING);
    }

    private static String cohortMrrOff(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.cohort("region=north|2025-Q1|2");
        String mrr = row.text("mrr");

        row.value().put("mrr", Tampering.plusOneMicro(mrr));
        tampering.replace(row);

        return difference("region=north|2025-Q1", "2025-09-30", "2 mrr", Tampering.plusOneMicro(mrr), mrr);
    }

    /** A correction may take all there was from a segment; its row stays, of zeros. */
    private static String rowThatNeedNotBe(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|P1D|2025-06-15");
        Tampering.Line zeros = row.zeros("plan=gone|P1D|2025-06-15");
        Tampering.Line some = row.zeros("plan=left|P1D|2025-06-15");
        some.value().put("customers", 3);

        tampering.replace(row, zeros, some);

        return difference("plan=left|P1D", "2025-06-15", "customers", "3", "nothing");
    }

    private static String alertMissing(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(VerifyIT::isScored);

        tampering.remove(alert);

        return inAlert(alert, "", "nothing", outlook(alert));
    }

    private static String alertTooMany(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(VerifyIT::isScored);
        Tampering.Line extra = alert.copy();
        extra.value().put("revision", 77);

        tampering.replace(alert, extra);

        return inAlert(extra, "", outlook(alert), "nothing");
    }

    private static String alertOfAnotherScore(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(VerifyIT::isScored);
        String score = alert.text("score");

        alert.value().put("score", Tampering.plusOneMicro(score));
        tampering.replace(alert);

        return inAlert(alert, " score", Tampering.plusOneMicro(score), score);
    }

    private static String alertOfAnotherSeverity(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(value -> isScored(value) && !is(value, "severity", "CRITICAL"));
        String severity = alert.text("severity");

        alert.value().put("severity", "CRITICAL");
        tampering.replace(alert);

        return inAlert(alert, " severity", "CRITICAL", severity);
    }

    private static String alertWithOtherEvidence(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(VerifyIT::isScored);

        ((ObjectNode) alert.value().get("signals").get(0)).put("evidence", "nobody saw it");
        tampering.replace(alert);

        return inAlert(alert, " signals", ANYTHING + " nobody saw it" + ANYTHING, ANYTHING);
    }

    private static boolean isScored(ObjectNode alert) {
        return alert.hasNonNull("score") && !alert.get("signals").isEmpty();
    }

    private static String outlook(Tampering.Line alert) {
        return alert.text("state") + " " + alert.text("severity") + " " + alert.text("score");
    }

    private static String inAlert(Tampering.Line alert, String field, String published, String recomputed) {
        return difference(
                alert.text("customerId"),
                alert.text("updatedAt").substring(0, "2026-01-01".length()),
                alert.text("alertId") + " revision "
                        + alert.value().get("revision").intValue() + field,
                published,
                recomputed);
    }

    private static String inMovement(Tampering.Line movement, String field, String published, String recomputed) {
        return difference(
                movement.text("customerId"),
                movement.text("effectiveDay"),
                movement.text("movementId") + " " + field,
                published,
                recomputed);
    }

    /** The line, as a regular expression. */
    private static String difference(String... parts) {
        String line = "%s  %s  %s  published %s  recomputed %s".formatted((Object[]) parts);
        return Pattern.quote(line).replace(ANYTHING, "\\E.*\\Q");
    }

    private static boolean is(ObjectNode value, String field, String text) {
        return value.get(field).textValue().equals(text);
    }
}
