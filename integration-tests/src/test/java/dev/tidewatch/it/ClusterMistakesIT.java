package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads whose cluster, settings or input are not as {@code run}, {@code ingest} and {@code tail} need them. */
@Timeout(120)
class ClusterMistakesIT {

    private static final String GOOD_LINE = new InputLine(
                    "subscription-events", "cus_1", Company.snapshot("evt_1", "cus_1", Company.START, "50"))
            .text();

    private static final String BOUND = "message.timestamp.after.max.ms";

    private static LocalStack stack;

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
    void shouldNameTheSettingWhenNoBrokerAnswers() throws IOException {
        CommandRun run = config("nobroker").command("run", "--set", "kafka.bootstrap.servers=localhost:1");

        assertFailed(run, 1, "tidewatch run: cannot reach the cluster: no answer in time", "kafka.bootstrap.servers");
    }

    /** The client itself would go on for a minute. */
    @Test
    @Timeout(30)
    void shouldGiveUpAReplayOfDeadLettersSoonWhenNoBrokerAnswers() throws IOException {
        Path plan = Files.writeString(
                directory.resolve("notify.yaml"),
                "destinations: {crm: {webhook: {url: 'http://127.0.0.1:1/', allowPrivate: true}}}\nroutes: [{to: crm}]\n");

        CommandRun run = CommandRun.of(
                "notify",
                "replay",
                "--config",
                plan.toString(),
                "--set",
                "kafka.bootstrap.servers=localhost:1",
                "--set",
                "schema.registry.url=http://localhost:1");

        assertFailed(
                run,
                1,
                "tidewatch notify replay: cannot reach the cluster: no answer in time",
                "repeat the command once a broker");
    }

    @Test
    void shouldAskForATokenWhereOthersCouldAskTheApi() throws IOException {
        CommandRun run = config("open").command("run", "--set", "tidewatch.http.bind=0.0.0.0:0");

        assertFailed(run, 1, "tidewatch.http.bind is 0.0.0.0:0", "set tidewatch.http.token");
    }

    @Test
    void shouldNameTheTopicsWhenTheyAreMissing() throws IOException {
        CommandRun run = config("notopics").command("run");

        assertFailed(run, 1, "do not exist: notopics.subscription-events", "'tidewatch topics --create'");
    }

    @Test
    void shouldNameTheSubjectsWhenTheyHaveNoSchema() throws IOException {
        ClusterConfig config = config("noschemas");
        config.command("topics", "--create");

        assertFailed(config.command("run"), 1, "noschemas.mrr-movements-value", "'tidewatch schemas --register'");
    }

    @Test
    void shouldNameTheSettingWhenTheRegistryDoesNotAnswer() throws IOException {
        CommandRun run =
                config("noregistry").command("run", "--create", "--set", "schema.registry.url=http://localhost:1");

        assertFailed(run, 1, "the schema registry does not answer", "check schema.registry.url");
    }

    @Test
    void shouldRefuseInputsOfUnequalPartitionCounts() throws Exception {
        ClusterConfig config = config("uneven");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("uneven.usage-events", 3, (short) 1)))
                    .all()
                    .get();
        }

        assertFailed(config.command("run", "--create"), 1, "must have one partition count", "uneven.usage-events=3");
    }

    @Test
    void shouldSayWhatWasPublishedWhenALineIsBad() throws IOException {
        ClusterConfig config = prepared("badline");
        String misspelt = GOOD_LINE.replace("occurredAt", "ocurredAt");

        CommandRun run = config.command("ingest", "--input", write(GOOD_LINE, GOOD_LINE, misspelt, GOOD_LINE));
        CommandRun tail = config.command("tail", "subscription-events", "--from", "beginning", "--until-end");

        assertFailed(run, 1, "events.jsonl:3: value.ocurredAt", "2 records before it were published");
        assertThat(tail.out().lines()).hasSize(2);
    }

    @Test
    void shouldPublishAllButBadLinesWhenAskedTo() throws IOException {
        ClusterConfig config = prepared("skipped");
        String misspelt = GOOD_LINE.replace("occurredAt", "ocurredAt");

        CommandRun run = config.command("ingest", "--skip-bad", "--input", write(GOOD_LINE, misspelt, "{", GOOD_LINE));
        CommandRun tail = config.command("tail", "subscription-events", "--from", "beginning", "--until-end");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("left out: ", "events.jsonl:2: value.ocurredAt", "events.jsonl:3: ", "2 lines were left out");
        assertThat(run.out()).contains("2 records published");
        assertThat(tail.out().lines()).hasSize(2);
    }

    /** A broker refuses the whole batch, and says so of its first record. */
    @Test
    void shouldNameTheLineWhenATopicDoesNotTakeItsTime() throws Exception {
        ClusterConfig config = prepared("ahead");
        String ahead = GOOD_LINE.replaceFirst("\"occurredAt\":[^,}]*", "\"occurredAt\":\"2099-01-01T00:00:00Z\"");
        String file = write(GOOD_LINE, ahead, GOOD_LINE);
        assertThat(config.command("ingest", "--input", file).out()).contains("3 records published");
        assertThat(bound("ahead.subscription-events").source())
                .as("the topic's own, for brokers that have a bound")
                .isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
        limit("ahead.subscription-events", Duration.ofHours(1));

        CommandRun stopped = config.command("ingest", "--input", file);
        CommandRun leftOut = config.command("ingest", "--skip-bad", "--input", file);

        assertFailed(
                stopped, 1, "events.jsonl:2: its time is 2099-01-01T00:00:00Z", "1 records before it were published");
        assertThat(leftOut.err()).contains("left out: ", "events.jsonl:2: its time is 2099", "1 line was left out");
        assertThat(leftOut.out()).contains("2 records published");
    }

    @Test
    void shouldNameTheFieldWhenARateDoesNotFitItsSchema() throws IOException {
        String rate = "{\"topic\":\"fx-rates\",\"key\":\"EUR|2026-03-01\",\"value\":{\"currency\":\"EUR\"}}";

        CommandRun run = prepared("rates").command("ingest", "--input", write(rate));

        assertFailed(run, 1, "events.jsonl:1: value.date");
    }

    @Test
    void shouldSuggestTheNearestTopicWhenOneIsUnknown() throws IOException {
        ClusterConfig config = prepared("unknown");

        assertFailed(config.command("tail", "mrr-movments"), 1, "no topic mrr-movments; did you mean mrr-movements?");
        assertFailed(config.command("tail", "something-else"), 1, "no topic something-else; it has", "mrr-movements");
    }

    @Test
    void shouldShowTheUsageWhenArgumentsAreWrong() throws IOException {
        ClusterConfig config = config("usage");

        assertFailed(config.command("run", "--crate"), 2, "--crate", "--create");
        assertFailed(config.command("ingest"), 2, "--input");
        assertFailed(config.command("tail"), 2, "TOPIC");
        assertFailed(config.command("tail", "mrr-movements", "--max", "0"), 2, "--max is 0; it must be at least 1");
        assertFailed(config.command("tail", "mrr-movements", "--from", "middle"), 2, "--from", "middle");
    }

    private static ConfigEntry bound(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(BOUND);
        }
    }

    private static void limit(String topic, Duration ahead) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ConfigEntry bound = new ConfigEntry(BOUND, Long.toString(ahead.toMillis()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(bound, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private ClusterConfig config(String name) throws IOException {
        return ClusterConfig.of(stack, directory, name);
    }

    private ClusterConfig prepared(String name) throws IOException {
        ClusterConfig config = config(name);
        assertThat(config.command("topics", "--create").exitCode()).isZero();
        assertThat(config.command("schemas", "--register").exitCode()).isZero();
        return config;
    }

    private String write(String... lines) throws IOException {
        return Files.write(directory.resolve("events.jsonl"), List.of(lines)).toString();
    }

    private static void assertFailed(CommandRun run, int exitCode, String... complaints) {
        assertThat(run.err()).contains(complaints).doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }
}
