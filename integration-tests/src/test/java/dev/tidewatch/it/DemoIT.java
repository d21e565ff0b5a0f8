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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with a small company. */
class DemoIT {

    private static final Pattern MRR = Pattern.compile("  MRR ([0-9,.]+)  customers [1-9]");
    private static final int SECONDS_TO_CLOSE = 40;

    @TempDir
    private Path directory;

    @Test
    @Timeout(180)
    void shouldShowFiguresThatMoveUntilItIsToldToStop() throws Exception {
        Process demo = start("--customers", "120", "--months", "6");
        try {
            Set<String> seen = new HashSet<>();
            BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8);
            while (seen.size() < 4) {
                String line = lines.readLine();
                assertThat(line).as(() -> "the demo ended: " + log()).isNotNull();
                Matcher mrr = MRR.matcher(line);
                if (mrr.find()) {
                    seen.add(mrr.group(1));
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
    @Timeout(180)
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
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Tidewatch.class.getName(),
                "demo",
                "--plain");
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
