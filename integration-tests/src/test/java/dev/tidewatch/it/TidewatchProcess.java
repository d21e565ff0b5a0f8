package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as the launcher starts it: one that signals can be sent to. */
public final class TidewatchProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private TidewatchProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param log where all output goes, in place of what is there */
    static TidewatchProcess start(Path log, String... arguments) throws IOException {
        return start(JavaCommand.of("dev.tidewatch.cli.Tidewatch"), log, arguments);
    }

    /** The same, by the launcher of a checkout. */
    static TidewatchProcess launch(Path launcher, Path log, String... arguments) throws IOException {
        return start(new ArrayList<>(List.of(launcher.toString())), log, arguments);
    }

    private static TidewatchProcess start(List<String> command, Path log, String... arguments) throws IOException {
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new TidewatchProcess(process, log);
    }

    public void awaitLine(String part) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(process.isAlive() || log().contains(part)).as(log()).isTrue();
            assertThat(log()).contains(part);
        });
    }

    /** SIGTERM; the exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** SIGSTOP: it stands still, and nobody is told. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** The exit code, once it has ended by itself. */
    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
