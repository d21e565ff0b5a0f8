package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who asks {@code compare} for what cannot be. */
class CompareMistakesIT {

    @TempDir
    Path directory;

    private Path input;

    @BeforeEach
    void write() throws IOException {
        input = directory.resolve("events.jsonl");
        InputLine.write(
                List.of(new InputLine(
                        "subscription-events", "cus_1", Company.snapshot("evt_1", "cus_1", Company.START, "50"))),
                input);
    }

    @Test
    void shouldSuggestTheNearestWhenAProfileIsUnknown() {
        CommandRun run = compare("tidewatch,strip", input);

        assertFailed(run, 1, "--profiles: ", "strip", "one of tidewatch, chartmogul", "did you mean stripe?");
    }

    @Test
    void shouldShowTheUsageWhenNotTwoProfilesAreNamed() {
        assertFailed(compare("stripe", input), 2, "--profiles names 1; it must name two", "--help");
    }

    @Test
    void shouldRefuseStandardInput() {
        assertFailed(compare("tidewatch,stripe", Path.of("-")), 1, "--input -", "put it into a file");
    }

    @Test
    void shouldNameTheFileWhenItIsMissing() {
        Path missing = directory.resolve("missing.jsonl");

        assertFailed(compare("tidewatch,stripe", missing), 1, missing + ": no such file");
    }

    @Test
    void shouldSayHowToGetADayWhenNoneHasPassed() {
        assertFailed(compare("tidewatch,stripe", input), 1, "no whole day has passed", "--until");
    }

    private static CommandRun compare(String profiles, Path input) {
        return CommandRun.of("compare", "--profiles", profiles, "--input", input.toString());
    }

    private static void assertFailed(CommandRun run, int exitCode, String... complaints) {
        assertThat(run.err()).contains(complaints).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }
}
