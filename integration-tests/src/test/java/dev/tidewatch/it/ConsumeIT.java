package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/consume.md, each with the client that it is about, on one broker. */
class ConsumeIT {

    private static final Path EXAMPLES = Path.of("..", "examples", "consume");

    /** A JVM that is told to stop ends with this code. */
    private static final int TERMINATED = 143;

    private static LocalStack stack;

    @TempDir
    private Path directory;

    @BeforeAll
    static void publishAlerts() throws Exception {
        stack = LocalStack.temporary();
        try (Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl());
                ToldAlerts alerts = new ToldAlerts(stack.bootstrapServers(), cluster)) {
            cluster.setUp(new Topics("", "consume"));
            alerts.publish();
        }
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @Test
    @NeedsProgram({Program.NODE, Program.NPM})
    void shouldFollowAlertsInNode() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "alerts.mjs")) {
            Files.copy(EXAMPLES.resolve("node").resolve(file), directory.resolve(file));
        }
        Process install = new ProcessBuilder(Program.NPM.path(), "ci", "--prefer-offline", "--no-audit", "--no-fund")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("npm.log").toFile())
                .start();
        boolean installed = install.waitFor() == 0;
        String log = "npm ci: " + textOf(directory.resolve("npm.log"));
        // Without a network there is no client to try.
        assumeTrue(installed || ProgramCondition.areRequired(), log);
        assertThat(installed).as(log).isTrue();

        follow(Program.NODE.path(), directory.resolve("alerts.mjs").toString());
    }

    @Test
    @NeedsProgram(Program.PYTHON)
    void shouldFollowAlertsInPython() throws Exception {
        follow(Program.PYTHON.path(), EXAMPLES.resolve("python/alerts.py").toString());
    }

    @Test
    void shouldFollowAlertsInJava() throws Exception {
        follow(JavaCommand.of(EXAMPLES.resolve("java/Alerts.java").toString()).toArray(String[]::new));
    }

    /** The last alert lies behind all that must not be shown, in the same partition. */
    private void follow(String... program) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = started(out, err, program);
        try {
            await().atMost(Cluster.PATIENCE)
                    .untilAsserted(() -> assertThat(textOf(out))
                            .as(() -> "alive: " + process.isAlive() + " " + textOf(err))
                            .contains(ToldAlerts.LAST));
            process.destroy();
            assertThat(process.waitFor(Cluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readAllLines(out)).containsExactlyElementsOf(ToldAlerts.TOLD);
        assertThat(process.exitValue()).as(() -> textOf(err)).isIn(0, TERMINATED);
    }

    private static Process started(Path out, Path err, String... program) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(stack.bootstrapServers(), stack.schemaRegistryUrl()));
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "nothing: " + e.getMessage();
        }
    }
}
