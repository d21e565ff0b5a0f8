package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code run}, {@code ingest} and {@code tail} against one cluster, as a person uses them. */
@Timeout(120)
class ClusterCommandsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Shorter than the session that a member without a name of its own would be missed for. */
    private static final Duration SOON = Duration.ofSeconds(30);

    /** For what takes a while each time it is looked at. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static LocalStack stack;

    /** Not a fixed day: every day since then is published by each pipeline. */
    private final Instant joined = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(45));

    private final String dayAfter = joined.plus(Duration.ofDays(1)).toString().substring(0, 10);

    @TempDir
    private Path directory;

    @BeforeAll
    static void startStack() {
        stack = LocalStack.temporary();
    }

    @AfterAll
    static void stopStack() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldShowMovementsAndDeadLettersOfWhatWasIngestedUntilToldToStop() throws Exception {
        ClusterConfig config = ClusterConfig.of(stack, directory, "story");
        List<InputLine> lines = new ArrayList<>(customers("good", 2));
        lines.add(new InputLine("subscription-events", "bad", Company.snapshot("evt_bad", "bad", joined, "-1")));

        createForgetful("story.usage-events");

        try (TidewatchProcess run = config.process("run", "--create")) {
            run.awaitLine("RUNNING");
            CommandRun ingest = config.command("ingest", "--input", write(lines, "lines.jsonl"));
            CommandRun movements = config.command("tail", "mrr-movements", "--from", "beginning", "--max", "2");
            CommandRun deadLetters = config.command("tail", "story.dead-letters", "--from", "beginning", "--max", "1");
            CommandRun csv =
                    config.command("tail", "mrr-movements", "--from", "beginning", "--max", "2", "--format", "csv");
            await().atMost(SOON).until(() -> config.readyFile().toFile().exists());

            assertThat(csv.out().lines()).as(csv.err()).hasSize(3);
            assertThat(csv.out().lines().findFirst().orElseThrow()).startsWith("key,movementId,revision,");

            assertThat(ingest.out()).as(ingest.err()).startsWith("3 records published in ");
            assertThat(json(movements))
                    .extracting(line -> line.get("key").textValue())
                    .containsExactlyInAnyOrder("good_0", "good_1");
            assertThat(json(movements))
                    .allSatisfy(line ->
                            assertThat(line.at("/value/amount").textValue()).isEqualTo("50.000000"));
            assertThat(json(deadLetters)
                            .get(0)
                            .at("/value/headers/tidewatch.reason")
                            .textValue())
                    .isEqualTo("INVALID_VALUE");
            assertThat(run.stop()).as(run.log()).isZero();
            assertThat(config.readyFile()).doesNotExist();
            assertThat(run.log()).contains("Stopped in good order").doesNotContain("\tat ");
            assertThat(run.log().lines().filter(line -> line.contains(" forgets ")))
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .contains("story.usage-events forgets (retention.ms=604800000)");
        }
    }

    @Test
    void shouldGoOnWhereItWasWhenKilled() throws Exception {
        ClusterConfig config = ClusterConfig.of(stack, directory, "killed");
        try (TidewatchProcess first = config.process("run", "--create")) {
            first.awaitLine("RUNNING");
            config.command("ingest", "--input", write(customers("first", 300), "first.jsonl"));
            config.command("tail", "mrr-movements", "--from", "beginning", "--max", "100");
            first.kill();
        }
        config.command("ingest", "--input", write(customers("second", 300), "second.jsonl"));

        CommandRun undrained = config.command("verify", "--wait", "PT1S");

        assertThat(undrained.exitCode()).isEqualTo(1);
        assertThat(undrained.out()).isEmpty();
        assertThat(undrained.err())
                .contains("nothing was compared: after 1 s ", " of killed.subscription-events", "--wait");
        try (TidewatchProcess second = config.process("run")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(allMovements(config))
                            .as(second.log())
                            .hasSize(600)
                            .extracting(line -> line.get("key").textValue())
                            .doesNotHaveDuplicates());
            assertThat(second.stop()).as(second.log()).isZero();
        }
    }

    @Test
    void shouldExplainTheNumbersOfARunningPipeline() throws Exception {
        ClusterConfig config = ClusterConfig.of(stack, directory, "explained");
        try (TidewatchProcess run = config.process("run", "--create")) {
            run.awaitLine("RUNNING");
            config.command("ingest", "--input", write(customers("some", 7), "some.jsonl"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    config.command("explain", "--metric", "mrr").out())
                            .as(run.log())
                            .contains("\nsum 350; published 350 "));

            CommandRun live = config.command("explain", "--metric", "mrr", "--max", "3");

            assertThat(live.exitCode()).as(live.err()).isZero();
            assertThat(live.out())
                    .contains("some_0", "and 4 more, together 200")
                    .doesNotContain("some_3");
            assertThat(live.out().strip()).endsWith(": equal");
            // Live rows come before those of the days.
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(json(config.command(
                                            "explain",
                                            "--metric",
                                            "newCount",
                                            "--window",
                                            "P7D",
                                            "--day",
                                            dayAfter,
                                            "--output",
                                            "json"))
                                    .get(0)
                                    .get("sum")
                                    .intValue())
                            .isEqualTo(7));
            await().atMost(SOON).untilAsserted(() -> {
                CommandRun digest =
                        config.command("digest", "--day", joined.toString().substring(0, 10));
                assertThat(digest.exitCode()).as(digest.out() + digest.err()).isZero();
                assertThat(digest.out()).contains("MRR rose by 350.00 to 350.00 USD a month.");
            });
            assertThat(run.stop()).as(run.log()).isZero();
        }
    }

    @Test
    void shouldVerifyWhatARunningPipelinePublished() throws Exception {
        ClusterConfig config = ClusterConfig.of(stack, directory, "verified");
        List<InputLine> lines = new ArrayList<>(customers("some", 7));
        lines.add(new InputLine("subscription-events", "bad", Company.snapshot("evt_bad", "bad", joined, "-1")));
        lines.forEach(ManyCurrencies::pay);
        ObjectNode leaving = Company.snapshot("evt_leaving", "leaving", joined, "500")
                .put("cancelAt", joined.plus(Duration.ofDays(3_650)).toString());
        lines.add(new InputLine("subscription-events", "leaving", leaving));
        lines.addAll(ManyCurrencies.rates(joined.minus(Duration.ofDays(30)), Instant.now(), 5));
        try (TidewatchProcess run = config.process("run", "--create")) {
            run.awaitLine("RUNNING");
            config.command("ingest", "--input", write(lines, "some.jsonl"));

            await().atMost(PATIENCE).untilAsserted(() -> {
                CommandRun verify = config.command("verify");
                assertThat(verify.out())
                        .as(verify.err() + run.log())
                        .matches(
                                "not compared: live rows: [^\n]*\n8 events, 8 movements, \\d{4,} rows, [1-9]\\d* alerts, [1-9]\\d* outcomes, \\d+ grades compared, 0 differences, "
                                        + ".* s\n");
                assertThat(verify.exitCode()).isZero();
            });
            CommandRun export = config.command(
                    "export", "--output", directory.resolve("parquet").toString());
            assertThat(export.exitCode()).as(export.err()).isZero();
            assertThat(export.out()).contains("retention_metrics: " + keys(config, "retention-metrics") + " rows");
            CommandRun iceberg = config.command(
                    "export",
                    "--format",
                    "iceberg",
                    "--output",
                    directory.resolve("lake").toString());
            assertThat(iceberg.exitCode()).as(iceberg.err()).isZero();
            assertThat(iceberg.out().replaceAll(", .*", "")).isEqualTo(export.out());
            CommandRun stricter = config.command("verify", "--set", "tidewatch.alerts.enter=40");
            assertThat(stricter.out())
                    .contains("what was published before a setting changed (tidewatch.alerts.enter was 50, is 40)");
            assertThat(run.stop()).as(run.log()).isZero();
        }
    }

    @Test
    void shouldFollowFromTheEndWhenNothingElseIsSaid() throws Exception {
        ClusterConfig config = ClusterConfig.of(stack, directory, "end");
        assertThat(config.command("topics", "--create").exitCode()).isZero();
        assertThat(config.command("schemas", "--register").exitCode()).isZero();
        config.command("ingest", "--input", write(customers("old", 5), "old.jsonl"));

        CommandRun run = config.command("tail", "subscription-events", "--until-end");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
    }

    private static void createForgetful(String topic) throws Exception {
        NewTopic forgetful =
                new NewTopic(topic, Cluster.PARTITIONS, (short) 1).configs(Map.of("retention.ms", "604800000"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(forgetful)).all().get();
        }
    }

    private static long keys(ClusterConfig config, String topic) throws IOException {
        Set<String> keys = new HashSet<>();
        for (String line : config.command("tail", topic, "--from", "beginning", "--until-end")
                .out()
                .lines()
                .toList()) {
            keys.add(JSON.readTree(line).get("key").textValue());
        }
        return keys.size();
    }

    private static List<JsonNode> allMovements(ClusterConfig config) throws IOException {
        return json(config.command("tail", "mrr-movements", "--from", "beginning", "--until-end"));
    }

    private static List<JsonNode> json(CommandRun run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private String write(List<InputLine> lines, String name) throws IOException {
        Path file = directory.resolve(name);
        InputLine.write(lines, file);
        return file.toString();
    }

    private List<InputLine> customers(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> name + "_" + i)
                .map(id -> new InputLine("subscription-events", id, Company.snapshot("evt_" + id, id, joined, "50")))
                .toList();
    }
}
