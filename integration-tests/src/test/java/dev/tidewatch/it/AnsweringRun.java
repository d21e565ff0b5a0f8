package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A {@code run} that answers for a small company on an embedded stack, through as many lives as it is given. */
final class AnsweringRun implements AutoCloseable {

    private final SmallCompany company = new SmallCompany(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final LocalStack stack = LocalStack.temporary();
    private final Path directory;
    private final ClusterConfig config;
    private TidewatchProcess process;
    private ApiClient api;

    /** Not started yet. */
    AnsweringRun(Path directory, String name) throws IOException {
        this.directory = directory;
        this.config = ClusterConfig.of(stack, directory, name);
    }

    /** @param settings such as {@code tidewatch.zone=UTC} */
    void start(String... settings) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("run", "--create", "--set", "tidewatch.http.bind=127.0.0.1:0"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        process = config.process(arguments.toArray(String[]::new));
        api = ApiClient.of(process);
    }

    /** SIGTERM; what it said in its life. */
    String stop() throws InterruptedException, IOException {
        assertThat(process.stop()).as(process.log()).isZero();
        return process.log();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Returns the lines that it has written since its last start. */
    String log() throws IOException {
        return process.log();
    }

    /** A topic, by its name without the prefix. */
    void delete(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            KafkaResult.of(
                    admin.deleteTopics(List.of(config.name() + "." + topic)).all(), "delete " + topic);
        }
    }

    SmallCompany company() {
        return company;
    }

    ClusterConfig config() {
        return config;
    }

    ApiClient api() {
        return api;
    }

    /** A day of the company's, as the API writes it. */
    String day(int ago) {
        return LocalDate.ofInstant(company.day(ago), ZoneOffset.UTC).toString();
    }

    void ingest(List<String> lines) throws IOException {
        succeed(
                "ingest",
                "--input",
                Files.write(directory.resolve("events.jsonl"), lines).toString());
    }

    /** Another command on the same cluster. */
    void succeed(String... arguments) {
        CommandRun command = config.command(arguments);
        assertThat(command.exitCode()).as(command.err()).isZero();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        stack.close();
    }
}
