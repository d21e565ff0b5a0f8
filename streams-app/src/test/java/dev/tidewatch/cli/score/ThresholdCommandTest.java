package dev.tidewatch.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cli.Tidewatch;
import dev.tidewatch.domain.testing.DissatisfiedCompany;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdCommandTest {

    private static final List<String> HISTORY = DissatisfiedCompany.lines(120, 8, 1);
    private static final Pattern COUNT = Pattern.compile("raised from a score of +(\\d+) on: ([0-9.]+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void shouldFindTheLowestScoreThatLeavesNoMoreAlertsThanCanBeWorkedOn() throws IOException {
        int last = 101;
        for (int capacity : List.of(1, 2)) {
            assertThat(threshold(HISTORY, capacity, from(10)))
                    .as(err.toString())
                    .isZero();
            List<MatchResult> counts = COUNT.matcher(out.toString()).results().toList();
            int enter = Integer.parseInt(counts.get(0).group(1));

            assertThat(new BigDecimal(counts.get(0).group(2)))
                    .isBetween(new BigDecimal("0.1"), BigDecimal.valueOf(capacity));
            assertThat(Integer.parseInt(counts.get(1).group(1))).isEqualTo(enter - 1);
            assertThat(new BigDecimal(counts.get(1).group(2))).isGreaterThanOrEqualTo(BigDecimal.valueOf(capacity));
            assertThat(out.toString()).contains("tidewatch.alerts.enter=" + enter + "\n");
            assertThat(enter).isLessThanOrEqualTo(last);
            last = enter;
        }
    }

    /** From a score of 1 on, each of the 120 customers has had an alert: lower thresholds than the one that is set are not tried. */
    @Test
    void shouldCountTheLastWeeksOnly() throws IOException {
        assertThat(threshold(
                        HISTORY,
                        1_000,
                        "--weeks",
                        "1",
                        "--set",
                        "tidewatch.alerts.enter=1",
                        "--set",
                        "tidewatch.alerts.leave=1"))
                .as(err.toString())
                .isZero();

        List<MatchResult> counts = COUNT.matcher(out.toString()).results().toList();
        assertThat(counts).hasSize(1);
        assertThat(counts.get(0).group(1)).isEqualTo("1");
        assertThat(new BigDecimal(counts.get(0).group(2))).isLessThan(new BigDecimal("60"));
        assertThat(out.toString())
                .contains("The threshold that is set leaves room for more.", "tidewatch.alerts.enter=1\n");
        assertThat(threshold(HISTORY, 1_000)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("The threshold that is set leaves room for more.", "tidewatch.alerts.enter=50\n");
    }

    @Test
    void shouldSayWhatIsWrong() throws IOException {
        assertThat(threshold(HISTORY, 0)).isEqualTo(2);
        assertThat(err.toString()).contains("--alerts-a-week is 0; it must be from 1 to 1000000");
        assertThat(threshold(HISTORY, 1, "--weeks", "200")).isEqualTo(1);
        assertThat(err.toString())
                .containsPattern(
                        "the history has 2\\d\\d days; --weeks 200 needs 1400; --weeks 3\\d is the most there are");
        assertThat(run("threshold", "--alerts-a-week", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("say --input F, or --config F with kafka.bootstrap.servers of a cluster");
    }

    /** Its own default is above it. */
    @Test
    void shouldSayWhichSettingMustComeAlong() throws IOException {
        assertThat(threshold(HISTORY, 1, "--set", "tidewatch.alerts.enter=30")).isEqualTo(1);

        assertThat(err.toString())
                .contains("tidewatch.alerts.leave is 35; it must be at most tidewatch.alerts.enter, 30:"
                        + " set tidewatch.alerts.leave=30 or lower, too");
    }

    @Test
    void shouldSayWhichRecordsWereLeftOutAndWhy() throws IOException {
        List<String> lines = new ArrayList<>(HISTORY);
        lines.add(3, HISTORY.get(0).replaceFirst("\"key\":\"[^\"]*\"", "\"key\":\"somebody\""));

        assertThat(threshold(lines, 1_000)).as(err.toString()).isZero();

        assertThat(err.toString())
                .contains("1 record was left out, as the pipeline refuses it (KEY_MISMATCH 1); docs/topics.md says")
                .containsPattern(
                        "  subscription-events of somebody, record 4: KEY_MISMATCH, the key is 'somebody'; it must be the customerId");
    }

    private static String[] from(int enter, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--set", "tidewatch.alerts.enter=" + enter, "--set", "tidewatch.alerts.leave=" + enter));
        return options.toArray(String[]::new);
    }

    private int threshold(List<String> lines, int capacity, String... more) throws IOException {
        Path input = Files.write(directory.resolve("events.jsonl"), lines);
        List<String> arguments = new ArrayList<>(
                List.of("threshold", "--input", input.toString(), "--alerts-a-week", String.valueOf(capacity)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
