package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who asks for what cannot be. */
class ReplayMistakesIT {

    private static final String GOOD_LINE = new InputLine(
                    "subscription-events", "cus_1", Company.snapshot("evt_1", "cus_1", Company.START, "50"))
            .text();

    @TempDir
    Path directory;

    @Test
    void shouldNameTheFileWhenItIsMissing() {
        Path missing = directory.resolve("events.jsonl");

        CommandRun run = CommandRun.replay(missing, directory.resolve("out"));

        assertFailed(run, 1, missing + ": no such file");
    }

    @Test
    void shouldNameFileAndLineWhenALineIsNoRecord() throws IOException {
        assertFailed(replayOf(GOOD_LINE, "", "{\"topic\":"), 1, "events.jsonl:3: ");
    }

    /** It reads its input before it starts a broker for it, whose log and directory would be there. */
    @Test
    void shouldStartNoBrokerWhenALineIsBad() throws IOException {
        Path data = directory.resolve("data");
        Path input = Files.write(directory.resolve("events.jsonl"), List.of(GOOD_LINE, "{\"topic\":"));

        CommandRun run = CommandRun.replay(input, directory.resolve("out"), "--data-dir", data.toString());

        assertFailed(run, 1, "events.jsonl:2: ");
        try (Stream<Path> content = Files.list(data)) {
            assertThat(content).isEmpty();
        }
    }

    @Test
    void shouldStartNothingAndLeaveNothingWhenThereIsNoRecord() throws IOException {
        Path output = directory.resolve("out");
        Path empty = Files.createFile(directory.resolve("empty.jsonl"));

        assertFailed(CommandRun.replay(empty, output), 1, empty + " has no records");
        assertThat(output).doesNotExist();
    }

    @Test
    void shouldNotTakeAFileForTheOutputDirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("out"));

        assertFailed(
                CommandRun.replay(directory.resolve("none.jsonl"), file), 1, file + " is a file; name a directory");
    }

    @Test
    void shouldGoOnWithoutBadLinesWhenAskedTo() throws IOException {
        Path output = directory.resolve("out");
        Path input = Files.write(
                directory.resolve("events.jsonl"),
                List.of("{\"topic\":", GOOD_LINE, GOOD_LINE.replace("occurredAt", "ocurredAt")));

        CommandRun run = CommandRun.replay(input, output, "--skip-bad");
        CommandRun verify = CommandRun.of("verify", "--replay", output.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("left out: ", "events.jsonl:1: ", "events.jsonl:3: value.ocurredAt", "2 lines were left out");
        assertThat(run.out()).contains("1 records in; out: 1 movement records");
        assertThat(output.resolve("summary.json")).content().contains("\"linesLeftOut\" : 2");
        assertThat(verify.exitCode()).as(verify.err() + verify.out()).isZero();
    }

    @Test
    void shouldNameFileAndLineWhenTheTopicIsNoInput() throws IOException {
        String line = GOOD_LINE.replace("subscription-events", "subscription-event");

        assertFailed(replayOf(GOOD_LINE, line), 1, "events.jsonl:2: topic subscription-event is no input");
    }

    @Test
    void shouldNameTheFieldWhenAValueDoesNotFitItsSchema() throws IOException {
        String line = GOOD_LINE.replace("occurredAt", "ocurredAt");

        assertFailed(replayOf(line), 1, "events.jsonl:1: ", "value.ocurredAt", "occurredAt");
    }

    @Test
    void shouldShowTheUsageWhenAnOptionIsUnknown() {
        CommandRun run = CommandRun.replay(directory, directory, "--untill", "2026-01-01T00:00:00Z");

        assertFailed(run, 2, "--untill", "--until");
    }

    @Test
    void shouldShowTheUsageWhenAnOptionIsMissing() {
        assertFailed(CommandRun.of("replay", "--output", directory.toString()), 2, "--input");
    }

    @Test
    void shouldShowTheUsageWhenAnInstantIsNone() {
        CommandRun run = CommandRun.replay(directory, directory, "--until", "tomorrow");

        assertFailed(run, 2, "--until", "tomorrow");
    }

    @Test
    void shouldNotWriteOverAnEarlierReplayUnlessItIsForced() throws IOException {
        Path output = Files.createDirectory(directory.resolve("used"));
        Files.writeString(output.resolve("summary.json"), "{}");

        assertFailed(
                CommandRun.replay(directory.resolve("none.jsonl"), output),
                1,
                "has the results of an earlier replay; name another directory, or add --force");
        assertFailed(CommandRun.replay(directory.resolve("none.jsonl"), output, "--force"), 1, "no such file");
    }

    @Test
    void shouldSuggestTheNearestSettingWhenOneIsUnknown() throws IOException {
        Path input = Files.writeString(directory.resolve("events.jsonl"), GOOD_LINE);

        CommandRun run = CommandRun.replay(input, directory.resolve("out"), "--set", "tidewatch.latenes=10d");

        assertFailed(run, 1, "--set: tidewatch.latenes is unknown; did you mean tidewatch.lateness?");
    }

    @Test
    void shouldRefuseADataDirectoryWithContent() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.createFile(data.resolve("something"));
        Path input = Files.writeString(directory.resolve("events.jsonl"), GOOD_LINE);

        CommandRun run = CommandRun.replay(input, directory.resolve("out"), "--data-dir", data.toString());

        assertFailed(run, 1, "--data-dir " + data, "not empty");
    }

    private CommandRun replayOf(String... lines) throws IOException {
        Path input = Files.write(directory.resolve("events.jsonl"), List.of(lines));
        return CommandRun.replay(input, directory.resolve("out"));
    }

    private static void assertFailed(CommandRun run, int exitCode, String... complaints) {
        assertThat(run.err()).contains(complaints).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }
}
