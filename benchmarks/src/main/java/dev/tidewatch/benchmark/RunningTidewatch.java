package dev.tidewatch.benchmark;

import dev.tidewatch.local.LocalStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tidewatch run} with a webhook, in a process of its own, on a stack in this one. */
final class RunningTidewatch implements AutoCloseable {

    private static final Pattern ANSWERS_AT = Pattern.compile("Answers at (http://\\S+): \\[(/ingest/stripe)]");

    private final Process process;
    private final URI webhook;

    private RunningTidewatch(Process process, URI webhook) {
        this.process = process;
        this.webhook = webhook;
    }

    /** Returns when it listens and its pipeline works. */
    static RunningTidewatch start(LocalStack stack, Path state, String secret) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tidewatch.cli.Tidewatch",
                "run",
                "--create"));
        Map.of(
                        "kafka.bootstrap.servers",
                        stack.bootstrapServers(),
                        "schema.registry.url",
                        stack.schemaRegistryUrl(),
                        "streams.state.dir",
                        state.toString(),
                        "tidewatch.replication.factor",
                        "1",
                        "tidewatch.http.bind",
                        "127.0.0.1:0",
                        "tidewatch.stripe.webhook.secrets",
                        secret)
                .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        return new RunningTidewatch(process, awaitWebhook(process, log));
    }

    URI webhook() {
        return webhook;
    }

    /** In good order. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static URI awaitWebhook(Process process, BufferedReader log) throws IOException {
        URI webhook = null;
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            Matcher address = ANSWERS_AT.matcher(line);
            webhook = address.find() ? URI.create(address.group(1) + address.group(2)) : webhook;
            if (webhook != null && said.indexOf("RUNNING") >= 0) {
                drain(process);
                return webhook;
            }
        }
        throw new IOException("tidewatch run ended:\n" + said);
    }

    /** A process whose output nobody reads stops when the pipe is full. */
    private static void drain(Process process) {
        Thread thread = new Thread(
                () -> {
                    try {
                        process.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException ended) {
                        // The process, and its pipe with it.
                    }
                },
                "log");
        thread.setDaemon(true);
        thread.start();
    }
}
