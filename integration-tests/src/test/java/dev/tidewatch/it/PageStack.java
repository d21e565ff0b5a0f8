package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A pipeline that answers at one port on an embedded stack, through as many lives as it is given. */
final class PageStack implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Topics TOPICS = new Topics("page.", "page");

    private final LocalStack stack = LocalStack.temporary();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ClusterConfig config;
    private final Cluster cluster;
    private final int port;
    private TidewatchProcess process;

    PageStack(Path directory) throws IOException {
        config = ClusterConfig.of(stack, directory, "page");
        cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl());
        port = FreePort.next();
        start();
    }

    /** Another life, at the same address. */
    void start() throws IOException {
        process = config.process(
                "run",
                "--create",
                "--set",
                "tidewatch.http.bind=127.0.0.1:" + port,
                "--set",
                "tidewatch.page.customer.link=https://crm.example/of/{id}");
    }

    void stop() throws InterruptedException, IOException {
        assertThat(process.stop()).as(process.log()).isZero();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void awaitRunning() {
        await().atMost(Cluster.PATIENCE)
                .ignoreExceptions()
                .until(() -> ask("/api/status").get("state").textValue().equals("RUNNING"));
    }

    void send(List<InputLine> lines) throws Exception {
        cluster.send(TOPICS, lines);
    }

    JsonNode ask(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url() + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Does something about an alert, as a program does it. */
    JsonNode act(String alertId, String json) throws IOException, InterruptedException {
        String id = URLEncoder.encode(alertId, StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url() + "/api/alerts/" + id + "/actions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body());
    }

    /** The live row of all over the last 30 days, as the API has it. */
    JsonNode live() throws IOException, InterruptedException {
        JsonNode rows = ask("/api/metrics?segment=all&window=P30D").get("rows");
        return rows.isEmpty() ? JSON.createObjectNode() : rows.get(rows.size() - 1);
    }

    /** The same row, as the topic has it. */
    RetentionMetrics liveOnTopic() {
        Map<String, Object> reading =
                Map.of("schema.registry.url", stack.schemaRegistryUrl(), "specific.avro.reader", true);
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer(cluster.registry(), reading)) {
            return cluster.committed(TOPICS.metrics()).stream()
                    .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals("all|P30D|live"))
                    .reduce((first, second) -> second)
                    .map(record -> (RetentionMetrics) avro.deserialize(record.topic(), record.value()))
                    .orElseThrow();
        }
    }

    /** Until two answers a second apart say the same of the figures. */
    void awaitQuiet() {
        await().atMost(Cluster.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .during(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(() -> ask("/api/status").get("lag").longValue() == 0
                        && live().get("customers").longValue() > 0);
    }

    String log() throws IOException {
        return process.log();
    }

    @Override
    public void close() throws IOException {
        process.close();
        cluster.close();
        stack.close();
    }
}
