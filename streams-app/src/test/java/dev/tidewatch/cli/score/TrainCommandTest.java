package dev.tidewatch.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.cli.Tidewatch;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.testing.DissatisfiedCompany;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    private static final List<String> HISTORY = DissatisfiedCompany.lines(60, 18, 1);

    private final Path directory;
    private final Path output;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    TrainCommandTest(@TempDir Path directory) {
        this.directory = directory;
        this.output = directory.resolve("weights.properties");
    }

    @Test
    void shouldWriteACardThatTheProductJudgesByAndPrintItsEvaluation() throws IOException {
        int exitCode = train(written(HISTORY));

        assertThat(exitCode).as(err.toString()).isZero();
        Scorecard card = Settings.of(
                        new SettingLayers().named("options", Map.of("tidewatch.alerts.scorecard", output.toString())))
                .policy()
                .risk()
                .scorecard();
        assertThat(card.version()).isEqualTo("trained-2024-06-27");
        assertThat(card.odds().horizonDays()).isEqualTo(30);
        assertThat(adds(card, Feature.DETRACTOR)).isGreaterThan(1.5);
        assertThat(out.toString()).contains("pairs in the right order (AUC)", "tidewatch-3", "On the test part");
        String report = out.toString()
                .substring(0, out.toString().indexOf(output + " is written"))
                .strip();
        assertThat(Files.readString(output).replaceAll("(?m)^# ?", "")).contains(report);
    }

    /** A demo lives ahead of the clock, and its cluster is full of such records. */
    @Test
    void shouldSayInItsSummaryHowManyRecordsLieAheadOfTheClock() throws IOException {
        List<String> lines = new ArrayList<>(HISTORY);
        lines.add(HISTORY.get(HISTORY.size() - 1).replaceAll("20\\d\\d-(\\d\\d-\\d\\dT)", "2999-$1"));

        assertThat(train(written(lines))).as(err.toString()).isZero();

        assertThat(out.toString()).contains("Left out as well: 1 record that lies ahead of the clock (FUTURE).");
        assertThat(Files.readString(output)).contains("# Left out as well: 1 record that lies ahead of the clock");
    }

    /** The order between topics is that of time, however a file has it; and a packed file is the same. */
    @Test
    void shouldWriteTheSameBytesAgain() throws IOException {
        train(written(HISTORY));
        byte[] first = Files.readAllBytes(output);
        List<String> byTopic = new ArrayList<>(HISTORY);
        byTopic.sort(Comparator.comparing(line -> line.substring(0, 20)));
        Path packed = directory.resolve("events.jsonl.gz");
        try (OutputStream gz = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gz.write(String.join("\n", byTopic).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(train(packed, "--force")).isZero();

        assertThat(Files.readAllBytes(output)).isEqualTo(first);
    }

    @Test
    void shouldReplaceNoFileUnlessForced() throws IOException {
        Files.writeString(output, "mine");

        assertThat(train(written(HISTORY))).isEqualTo(1);

        assertThat(err.toString()).contains(output + " is there already", "--force");
        assertThat(output).hasContent("mine");
    }

    @Test
    void shouldRefuseAHistoryThatIsTooSmallAndSayWhatWouldBeEnough() throws IOException {
        int exitCode = train(written(DissatisfiedCompany.lines(10, 5, 1)));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains("nothing is written")
                .contains(
                        "the history has 145 days, from 2023-01-01 to 2023-05-27; six months are needed, 37 days more")
                .containsPattern("the training part has \\d+ customers that were lost within 30 days; 30 are needed")
                .containsPattern("the test part has \\d+ customers that were lost within 30 days; 20 are needed");
        assertThat(output).doesNotExist();
    }

    @Test
    void shouldNameTheLineThatIsNoRecord() throws IOException {
        assertThat(train(written(List.of(HISTORY.get(0), "{\"topic\":")))).isEqualTo(1);

        assertThat(err.toString()).contains("events.jsonl:2: ");
        assertThat(output).doesNotExist();
    }

    @Test
    void shouldAskForAFileOrACluster() {
        assertThat(run("train", "--output", output.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("say --input F, or --config F with kafka.bootstrap.servers of a cluster");
    }

    @Test
    void shouldRefuseACardThatSpreadsWeight() throws IOException {
        Path card = Path.of("..", "examples", "scorecard-tidewatch-2.properties");

        assertThat(train(written(HISTORY), "--set", "tidewatch.alerts.scorecard=" + card))
                .isEqualTo(1);

        assertThat(err.toString()).contains("tidewatch-2", "format = 1");
    }

    @Test
    void shouldSayWhatAnOptionMustBe() throws IOException {
        assertThat(train(written(HISTORY), "--loss-share", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--loss-share is 1; it must be from 0 to below 1");
        assertThat(train(written(HISTORY), "--name", "two words")).isEqualTo(2);
        assertThat(err.toString()).contains("--name is 'two words'; it must be of letters");
    }

    private Path written(List<String> lines) throws IOException {
        return Files.write(directory.resolve("events.jsonl"), lines);
    }

    private int train(Path input, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("train", "--input", input.toString(), "--output", output.toString(), "--horizon", "30"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static double adds(Scorecard card, Feature feature) {
        Scorecard.Weight weight = card.weights().get(feature);
        return weight == null
                ? 0
                : weight.weight().multiply(card.odds().slope()).doubleValue();
    }
}
