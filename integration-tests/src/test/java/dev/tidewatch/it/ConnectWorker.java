package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Kafka Connect's own worker, in a process of its own, with the files of {@code deploy/warehouse/connect}: the connectors' as they are,
 * the worker's but for its addresses. Its time zone is far from UTC, as a server's may be.
 */
final class ConnectWorker implements AutoCloseable {

    static final Path CONNECTORS = Warehouse.DEPLOYED.resolve("connect");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ASSEMBLED = Path.of("..", "connect-worker", "target", "worker");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;
    private final Path log;

    private ConnectWorker(Process process, String address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /**
     * Returns at once.
     *
     * @param topics those that it loads
     */
    static ConnectWorker start(
            Path directory, ClusterConfig.Addresses cluster, PostgresServer postgres, List<String> topics)
            throws IOException {
        String address = "http://127.0.0.1:" + FreePort.next();
        Properties worker = new Properties();
        try (Reader deployed = Files.newBufferedReader(CONNECTORS.resolve("worker.properties"))) {
            worker.load(deployed);
        }
        worker.putAll(Map.of(
                "bootstrap.servers", cluster.bootstrapServers(),
                "value.converter.schema.registry.url", cluster.schemaRegistryUrl(),
                "plugin.path", ASSEMBLED.resolve("plugins").toRealPath().toString(),
                "listeners", address,
                "offset.storage.file.filename",
                        directory.resolve("connect.offsets").toString(),
                // The test waits for offsets, and for a dead worker to be given up.
                "offset.flush.interval.ms", "200",
                "consumer.session.timeout.ms", "6000"));
        Path workerFile = directory.resolve("worker.properties");
        try (Writer changed = Files.newBufferedWriter(workerFile)) {
            worker.store(changed, null);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Xmx512m",
                "-Duser.timezone=America/New_York",
                "-Dlogback.configurationFile=" + CONNECTORS.resolve("logback.xml"),
                "-cp",
                ASSEMBLED.resolve("lib").resolve("*").toString(),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                workerFile.toString()));
        topics.forEach(
                topic -> command.add(CONNECTORS.resolve(topic + ".properties").toString()));
        Path log = directory.resolve("connect.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "WAREHOUSE_URL", postgres.url(),
                        "WAREHOUSE_USER", PostgresServer.USER,
                        "WAREHOUSE_PASSWORD", PostgresServer.PASSWORD));
        return new ConnectWorker(builder.start(), address, log);
    }

    /** Why tasks failed, until they are restarted, and that the worker ended; empty while all is well. */
    String failures() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            return "the worker ended: " + Files.readString(log);
        }
        List<String> failures = new ArrayList<>();
        HttpResponse<String> answer;
        try {
            answer = ask("GET", "/connectors?expand=status");
        } catch (IOException notYet) {
            return "";
        }
        if (answer.statusCode() != 200) {
            // It listens before it can answer.
            return "";
        }
        for (JsonNode connector : JSON.readTree(answer.body())) {
            for (JsonNode trace : connector.findValues("trace")) {
                failures.add(trace.textValue());
            }
        }
        return String.join("\n", failures);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Has the topics read once more from the beginning. */
    void rewind(List<String> topics) throws IOException, InterruptedException {
        forget(topics);
        resume(topics);
    }

    /** Stops them, and forgets how far they were read. */
    void forget(List<String> topics) throws IOException, InterruptedException {
        for (String topic : topics) {
            // A stop that comes before the start is over makes that one fail, and a worker that fails to start a
            // connector ends.
            awaitRunning(topic);
            assertThat(ask("PUT", path(topic) + "/stop").statusCode()).isEqualTo(204);
        }
        for (String topic : topics) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpResponse<String> forgotten = ask("DELETE", path(topic) + "/offsets");
                assertThat(forgotten.statusCode()).as(forgotten.body()).isEqualTo(200);
            });
        }
    }

    /** One after the other: Kafka's standalone worker may come to a deadlock where one is resumed while tasks of another are made. */
    void resume(List<String> topics) throws IOException, InterruptedException {
        for (String topic : topics) {
            assertThat(ask("PUT", path(topic) + "/resume").statusCode()).isEqualTo(202);
            awaitRunning(topic);
        }
    }

    private void awaitRunning(String topic) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class) // it listens a little after it was started
                .until(() -> JSON.readTree(ask("GET", path(topic) + "/status").body())
                        .at("/tasks/0/state")
                        .asText()
                        .equals("RUNNING"));
    }

    private static String path(String topic) {
        return "/connectors/" + ConnectedTopics.connector(topic);
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.noBody())
                .timeout(PATIENCE) // a worker that has come to a deadlock never answers
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            // Only its log says why.
            assertThat(process.isAlive()).as(() -> contentOf(log.toFile())).isTrue();
            throw e;
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
