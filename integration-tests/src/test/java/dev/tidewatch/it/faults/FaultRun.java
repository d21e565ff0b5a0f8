package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.ApiClient;
import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.ClusterConfig;
import dev.tidewatch.it.CommandRun;
import dev.tidewatch.it.PipelineProcess;
import dev.tidewatch.it.TidewatchProcess;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** One application on a {@link FaultStack}, through as many lives as it is given, and what others see of it. */
final class FaultRun {

    private final FaultStack stack;
    private final ClusterConfig config;
    private final Topics topics;

    FaultRun(FaultStack stack, String name) throws IOException {
        this.stack = stack;
        this.config = stack.config(name);
        this.topics = PipelineProcess.topics(name);
    }

    ClusterConfig config() {
        return config;
    }

    /** @param settings such as {@code tidewatch.zone=UTC} */
    TidewatchProcess start(String... settings) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("run", "--create", "--set", "tidewatch.http.bind=127.0.0.1:0"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return config.process(arguments.toArray(String[]::new));
    }

    void ingest(List<String> lines) throws IOException {
        Path file = Files.write(config.file().resolveSibling("events.jsonl"), lines);
        CommandRun command = config.command("ingest", "--input", file.toString());
        assertThat(command.exitCode()).as(command.err()).isZero();
    }

    /** As a producer that agrees with no registry. */
    void send(byte[] value) throws Exception {
        byte[] key = "unknown".getBytes(StandardCharsets.UTF_8);
        try (Cluster cluster = stack.cluster()) {
            cluster.sendBytes(List.of(new ProducerRecord<>(config.name() + ".subscription-events", 0, key, value)));
        }
    }

    void awaitMovements(int count) throws IOException {
        try (Cluster cluster = stack.cluster()) {
            await().atMost(Cluster.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(cluster.committed(topics.movements())).hasSize(count));
        }
    }

    List<MrrMovement> movements() throws IOException {
        try (Cluster cluster = stack.cluster()) {
            return cluster.movements(topics);
        }
    }

    long letters() throws IOException {
        try (Cluster cluster = stack.cluster()) {
            return cluster.committed(topics.deadLetters()).size();
        }
    }

    /** Of one partition, also those of the open transaction. */
    long rowsWritten() throws Exception {
        TopicPartition rows = new TopicPartition(topics.metrics(), 0);
        try (Cluster cluster = stack.cluster()) {
            return cluster.admin()
                    .listOffsets(Map.of(rows, OffsetSpec.latest()))
                    .partitionResult(rows)
                    .get()
                    .offset();
        }
    }

    static void awaitReady(ApiClient api) {
        await().atMost(Cluster.PATIENCE).until(() -> isReady(api));
    }

    static boolean isReady(ApiClient api) throws IOException, InterruptedException {
        return api.get("/readyz").statusCode() == 200;
    }

    static void awaitNotReady(ApiClient api, String reason) {
        await().atMost(Cluster.PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer = api.get("/readyz");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains(reason);
        });
    }
}
