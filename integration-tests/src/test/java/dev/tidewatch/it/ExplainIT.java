package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.explain.Explained;
import dev.tidewatch.app.explain.FigureMeaning;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.Question;
import dev.tidewatch.app.explain.ReplayDirectory;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever row of a replay one asks about, the movements add up to what was published. */
class ExplainIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Path.of("..", "examples", "first-year.jsonl");
    private static final String UNTIL = "2026-01-01T00:00:00Z";
    private static final Instant OPENING = Instant.parse("2025-01-01T00:00:00Z");
    private static final long SEED = 11;
    private static final int ROWS = 12;

    @TempDir
    static Path directory;

    @BeforeAll
    static void replayOnce() throws IOException {
        TrustedRecords.trust();
        replay(EXAMPLE, "example");
        InputLine.write(simulated(), directory.resolve("simulated.jsonl"));
        replay(directory.resolve("simulated.jsonl"), "simulated");
        InputLine.write(Company.events(SEED, 12, 40, 40), directory.resolve("crowded.jsonl"));
        replay(directory.resolve("crowded.jsonl"), "crowded", "--set", "tidewatch.segment.attributes=region");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "simulated", "crowded"})
    void shouldExplainEveryFigureWhateverTheRow(String replay) throws IOException {
        List<ObjectNode> rows = new ReplayOutput(directory.resolve(replay)).metricRows();
        Outputs outputs = new ReadOutputs(ReplayDirectory.at(directory.resolve(replay)));
        Random random = new Random(SEED);
        int explained = 0;
        for (int i = 0; i < ROWS; i++) {
            ObjectNode row = rows.get(random.nextInt(rows.size()));
            Explained whole = explained(outputs, row);
            for (String name : FigureMeaning.published()) {
                BigDecimal sum = Metric.named(name).orElseThrow().of(whole.figures());
                JsonNode published = row.get(name);
                assertThat(sum == null ? "none" : sum.toPlainString())
                        .as("%s of %s", name, row)
                        .isEqualTo(published == null ? "none" : published.asText());
                explained++;
            }
        }
        assertThat(explained).isGreaterThan(300);
    }

    @Test
    void shouldAnswerInPlainSqlWhatWasPublished() throws IOException, SQLException {
        WarehouseAnswers.equal(directory.resolve("example"));
        ParquetAnswers.equal(directory.resolve("example"), directory);
        IcebergAnswers.equal(directory.resolve("example"), directory);
    }

    /** Published rows leave out a customer without a rate as a whole, and the views only what has none. */
    @Test
    void shouldAnswerInPlainSqlWhatNoMissingRateChanges() throws IOException, SQLException {
        WarehouseAnswers.equalWithoutRates(directory.resolve("crowded"));
    }

    @Test
    @NeedsProgram({Program.JINJA, Program.POSTGRES})
    void shouldAnswerByTheModelsOfDbtAsByTheViews() throws IOException, SQLException, InterruptedException {
        DbtAnswers.equal(directory.resolve("example"), directory.resolve("crowded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "crowded"})
    void shouldSayInTheDigestOfADayWhatWasPublished(String replay) throws IOException, InterruptedException {
        DigestAnswers.equal(directory.resolve(replay));
    }

    @Test
    void shouldPrintTheSameDigestForTheSameFiles() throws IOException {
        String example = directory.resolve("example").toString();
        Path html = directory.resolve("digest.html");

        CommandRun first = CommandRun.of("digest", "--replay", example, "--day", "2025-09-19");
        CommandRun again = CommandRun.of("digest", "--replay", example, "--day", "2025-09-19");
        CommandRun mail = CommandRun.of("digest", "--replay", example, "--format", "html", "--output", html.toString());

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("1 customer left, with 1 subscription and 150.00 USD a month.")
                .containsPattern("150\\.00  hazel +involuntary, delinquent")
                .isEqualTo(again.out());
        assertThat(mail.exitCode()).as(mail.err()).isZero();
        assertThat(mail.err()).contains("tidewatch digest: takes 2025-12-31, the newest day that is over");
        assertThat(html).content().contains("<h1 ").contains(">Tidewatch, 2025-12-31</h1>");
    }

    @Test
    void shouldExitWithOneWhenTheDayDoesNotClose() throws IOException {
        Path changed = Files.createDirectory(directory.resolve("open-day"));
        for (String file : List.of("summary.json", "at-risk-alerts.jsonl", "alert-outcomes.jsonl")) {
            Files.copy(directory.resolve("example").resolve(file), changed.resolve(file));
        }
        Files.copy(directory.resolve("example/retention-metrics.jsonl"), changed.resolve("retention-metrics.jsonl"));
        List<String> movements = Files.readAllLines(directory.resolve("example/mrr-movements.jsonl"));
        movements.removeIf(line -> line.contains("\"key\":\"hazel\""));
        Files.write(changed.resolve("mrr-movements.jsonl"), movements);

        CommandRun run = CommandRun.of("digest", "--replay", changed.toString(), "--day", "2025-09-19");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("tidewatch digest: does not add up: the movements make 0.000000 of churnMrr, and 150.000000");
        assertThat(run.out()).contains("These figures do not add up: the movements make 0.000000 of churnMrr");
    }

    @Test
    void shouldEndWithTheSumBesideThePublishedNumber() {
        for (String metric : List.of("churnMrr", "customersStart", "gained", "nrr", "netMrrChurnRate", "arpa")) {
            CommandRun run = explain("simulated", "--metric", metric, "--window", "P90D", "--day", "2025-11-30");

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out().strip()).endsWith(": equal");
        }
    }

    @Test
    void shouldWriteEachMovementWithItsShareAsJson() throws IOException {
        CommandRun run = explain(
                "crowded",
                "--metric",
                "expansionMrr",
                "--segment",
                "region=north",
                "--window",
                "YTD",
                "--output",
                "json",
                "--history",
                "--max",
                "1000",
                "--day",
                "2025-12-31");
        JsonNode explanation = JSON.readTree(run.out());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(explanation.get("equal").booleanValue()).isTrue();
        BigDecimal shares = BigDecimal.ZERO;
        int corrected = 0;
        for (JsonNode customer : explanation.at("/figures/0/customers")) {
            for (JsonNode movement : customer.get("movements")) {
                JsonNode share = movement.get("share");
                shares = share.isNull() ? shares : shares.add(new BigDecimal(share.textValue()));
                assertThat(movement.get("revisions")).isNotEmpty().last().isEqualTo(movement.get("movement"));
                corrected += movement.get("revisions").size() - 1;
            }
        }
        assertThat(shares).isEqualTo(explanation.get("sum").textValue()).isPositive();
        assertThat(corrected).isPositive();
    }

    @Test
    void shouldExitWithOneWhenTheMovementsAreNotThoseOfTheNumber() throws IOException {
        Path changed = Files.createDirectory(directory.resolve("changed"));
        Files.copy(directory.resolve("example/retention-metrics.jsonl"), changed.resolve("retention-metrics.jsonl"));
        List<String> movements = Files.readAllLines(directory.resolve("example/mrr-movements.jsonl"));
        movements.removeIf(line -> line.contains("\"key\":\"hazel\""));
        Files.write(changed.resolve("mrr-movements.jsonl"), movements);

        CommandRun run = explain("changed", "--metric", "churnCount", "--window", "YTD", "--day", "2025-12-31");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the movements do not add up to the published number");
        assertThat(run.out().strip())
                .endsWith("sum 1; published 2 (revision 0, as of 2026-01-01T00:00:00.001Z): DIFFERENT");
    }

    @Test
    void shouldNameTheNearestWhenSomethingIsMistyped() {
        assertThat(explain("example", "--metric", "churnMmr").err())
                .contains("there is no metric 'churnMmr'; did you mean churnMrr? There are customersStart, ");
        assertThat(explain("example", "--metric", "fx").err())
                .contains("fx cannot be explained by movements: rates make it, not movements");
        assertThat(explain("example", "--metric", "mrr", "--window", "P31D").err())
                .contains("there is no window 'P31D'; did you mean P1D? There are P1D, P7D");
        assertThat(explain("example", "--metric", "mrr", "--day", "yesterday").err())
                .contains("--day is 'yesterday'; it must be a day such as 2026-03-01, or live");
        CommandRun segment = explain("example", "--metric", "mrr", "--segment", "plan=prox");
        assertThat(segment.err()).contains("no segment plan=prox; did you mean plan=pro?");
        assertThat(segment.exitCode()).isEqualTo(1);
    }

    private static CommandRun explain(String replay, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("explain", "--replay", directory.resolve(replay).toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    private static Explained explained(Outputs outputs, ObjectNode row) {
        Segment segment = Segment.ofKey(row.get("segment").textValue()).orElseThrow();
        LocalDate day = row.get("live").booleanValue()
                ? null
                : LocalDate.parse(row.get("day").textValue());
        Question question = new Question(
                Metric.named("mrr").orElseThrow(),
                segment,
                Window.valueOf(row.get("window").textValue()),
                day);
        return Explained.of(question, outputs, 1);
    }

    private static void replay(Path input, String name, String... more) {
        List<String> options = new ArrayList<>(List.of("--until", UNTIL));
        options.addAll(List.of(more));
        CommandRun run = CommandRun.replay(input, directory.resolve(name), options.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /** A year of 60 customers. */
    private static List<InputLine> simulated() throws IOException {
        Instant end = Instant.parse(UNTIL);
        SimulatedCompany company =
                new SimulatedCompany(SimulatedCompany.Size.ending(60, OPENING, Duration.between(OPENING, end)), SEED);
        List<InputLine> lines = new ArrayList<>();
        while (company.hasNext() && !company.nextArrival().isAfter(end)) {
            SimulatedEvent event = company.next();
            ObjectNode value = (ObjectNode) JSON.readTree(RecordJson.text(event.value()));
            lines.add(new InputLine(event.input().topic(), event.customerId(), value));
        }
        return lines;
    }
}
