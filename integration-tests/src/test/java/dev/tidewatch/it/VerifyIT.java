package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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
            Pattern.compile("(\\S+)  \\S+  \\1\\|[A-Z_a-z:-]+\\|\\S+ (outcome|score|mrrLost)  .*");

    private static final Pattern GRADE =
            Pattern.compile("(?:AT_RISK|WIN_BACK|UPSELL)\\|.*|and \\d+ more differences of grades, (\\d+) in all");

    private static final String RULES = """
            rules:
              - name: first-failure
                when: payments.failed30d >= 1
                severity: LOW
                action: Look at the payment.
              - name: new-and-paying
                when: customer.tenureDays >= 20 && customer.tenureDays < 40 && mrr > 10.5
                severity: CRITICAL
                dwell: 1d
                action: Say hello.
            """;

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
                "tidewatch.alerts.holdout=0.3",
                "--set",
                "tidewatch.rules=" + Files.writeString(directory.resolve("rules.yaml"), RULES));
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
        assertThat(Files.readString(replayed.resolve("at-risk-alerts.jsonl")))
                .contains("|rule:first-failure|", "|rule:new-and-paying|");
        assertThat(Files.readString(replayed.resolve("alert-outcomes.jsonl")))
                .contains("|rule:first-failure|", "|rule:new-and-paying|");
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
        List<String> planted = PlantedDifferences.in(tampering);

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
                        "AT_RISK: \\d+ alerts were raised; of \\d+ graded customers? \\d+ came true\\. In the window came \\d+ loss(es)?, and an alert had said \\d+ of them\\.")
                .containsPattern("AT_RISK held out: \\d+ alerts? w[a-z]+ raised")
                .containsPattern("share right +0?\\.?\\d")
                .doesNotContainPattern("\\n[a-z]+[A-Z]");
    }

    @Test
    void shouldRefuseToGradeADayThatTheReplayDoesNotReach() {
        CommandRun run = CommandRun.of("grades", "--replay", replayed.toString(), "--day", "2099-01-01");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsPattern(
                        "--day 2099-01-01 is after the end of the replay; it must be \\d{4}-\\d\\d-\\d\\d or earlier");
    }

    @Test
    void shouldSayWhatIsWrongWithAWarehouse() throws IOException, SQLException {
        Path empty = directory.resolve("empty.duckdb");
        DriverManager.getConnection("jdbc:duckdb:" + empty).close();

        CommandRun without = verifyWarehouse(empty);
        CommandRun missing = verifyWarehouse(directory.resolve("missing.duckdb"));

        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err())
                .contains("cannot read the table mrr_movements", "deploy/warehouse/tables.sql makes it")
                .doesNotContain("\tat ");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err())
                .contains("cannot connect to the warehouse", "--warehouse takes jdbc:postgresql://HOST/DATABASE")
                .doesNotContain("\tat ");
    }

    private static CommandRun verifyWarehouse(Path file) {
        return CommandRun.of("verify", "--replay", replayed.toString(), "--warehouse", "jdbc:duckdb:" + file);
    }

    private static CommandRun verify(Path output) {
        return CommandRun.of("verify", "--replay", output.toString());
    }
}
