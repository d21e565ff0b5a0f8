package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cli.Tidewatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with a small company. */
class DemoIT {

    /** The customers that are new are those of the live events: without any, only what was scheduled moves. */
    private static final Pattern FIGURES = Pattern.compile("  MRR ([0-9,.]+)  customers [1-9].* new ([0-9]+) ");

    /** Lines whose figures may move because of the history alone. */
    private static final int CATCHING_UP = 6;

    private static final int SECONDS_TO_CLOSE = 40;

    @TempDir
    private Path directory;

    @Test
    void shouldShowFiguresThatMoveUntilItIsToldToStop() throws Exception {
        Process demo = start("--customers", "120", "--months", "6", "--duration", "90s");
        try {
            int catchingUp = CATCHING_UP;
            Set<String> mrr = new HashSet<>();
            Set<String> newcomers = new HashSet<>();
            BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8);
            while (mrr.size() < 4 || newcomers.size() < 3) {
                String line = lines.readLine();
                assertThat(line).as(() -> "the demo ended: " + log()).isNotNull();
                Matcher figures = FIGURES.matcher(line);
                if (figures.find() && catchingUp-- <= 0) {
                    mrr.add(figures.group(1));
                    newcomers.add(figures.group(2));
                }
            }

            demo.toHandle().destroy();
            lines.lines().forEach(line -> {});

            assertThat(demo.waitFor(SECONDS_TO_CLOSE, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).as(log()).isZero();
            assertThat(log()).contains("Kafka at 127.0.0.1:").doesNotContain("\tat ");
        } finally {
            demo.destroyForcibly();
        }
    }

    @Test
    void shouldEndByItselfWhenItsTimeIsOver() throws Exception {
        Process demo = start("--customers", "20", "--months", "2", "--duration", "2s");
        try {
            String last = demo.inputReader(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);

            assertThat(demo.waitFor(SECONDS_TO_CLOSE, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).as(log()).isZero();
            assertThat(last).contains("  events ");
        } finally {
            demo.destroyForcibly();
        }
    }

    private Process start(String... more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(Tidewatch.class.getName(), "demo", "--plain"));
        builder.command().addAll(List.of(more));
        return builder.redirectError(directory.resolve("err").toFile()).start();
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
