package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Weights that are published hold from then on, after a kill too, and {@code verify} folds the same alerts from the log. */
@Timeout(180)
class PublishIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CUSTOMERS = 4;

    private final Instant joined = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(45));

    @TempDir
    private Path directory;

    @Test
    void shouldJudgeByPublishedWeightsAlsoAfterAKillAndFindTheSameInTheLog() throws Exception {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"))) {
            ClusterConfig config = ClusterConfig.of(stack, directory, "published");
            try (TidewatchProcess run = config.process("run", "--create")) {
                run.awaitLine("RUNNING");
                ingest(config, "before");
                awaitMovements(config, CUSTOMERS, run);

                CommandRun publish =
                        config.command("publish", "--weights", card("alarm", 90).toString());

                assertThat(publish.exitCode()).as(publish.err()).isZero();
                assertThat(publish.out()).contains("alarm is published on published.published-control to ");
                CommandRun rules = config.command("rules", "publish", "--rules", rules().toString());
                assertThat(rules.exitCode()).as(rules.err()).isZero();
                assertThat(rules.out()).contains(" is published on published.published-control to ");
                ingest(config, "between");
                awaitMovements(config, 2 * CUSTOMERS, run);
                run.kill();
            }
            try (TidewatchProcess run = config.process("run")) {
                run.awaitLine("RUNNING");
                ingest(config, "after");
                awaitMovements(config, 3 * CUSTOMERS, run);

                assertThat(run.log())
                        .contains("Customers are judged by the published weights alarm, not by tidewatch-3")
                        .contains("The published rules raise alerts, not those of tidewatch.rules: known");
                assertThat(raised(config))
                        .as(run.log())
                        .hasSize(4 * CUSTOMERS)
                        .allMatch(alert -> alert.matches(".*\"customerId\":\"(between|after)_\\d\".*"));
                await().atMost(SOON).untilAsserted(() -> {
                    CommandRun verify = config.command("verify");
                    assertThat(verify.out())
                            .as(verify.err())
                            .containsPattern(" \\d+ alerts, .* 0 differences")
                            .doesNotContain("not compared: alerts");
                });
                assertThat(run.stop()).as(run.log()).isZero();
            }
        }
    }

    @Test
    void shouldRefuseWhatNoAlertCouldBeGradedBy() throws IOException {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"))) {
            ClusterConfig config = ClusterConfig.of(stack, directory, "refused");
            Path old = Path.of("..", "examples", "scorecard-tidewatch-2.properties");

            assertThat(config.command(
                                    "publish", "--weights", card("monthly", 30).toString())
                            .err())
                    .contains("looks 30 days ahead, and the weights of the pipeline's settings, tidewatch-3, 90 days");
            assertThat(config.command("publish", "--weights", old.toString()).err())
                    .contains("has format = 1; only weights with format = 2");
            assertThat(config.command("publish", "--weights", card("alarm", 90).toString())
                            .err())
                    .contains("the cluster has no topic refused.refused-control");
        }
    }

    /** Everybody is at risk by it. */
    private Path card(String name, int days) throws IOException {
        return Files.writeString(
                directory.resolve(name + ".properties"),
                "format = 2\nversion = " + name + "\nbase = 2.5\nslope = 1\nshift = 0\nhorizon.days = " + days
                        + "\ncustomer.tenureDays.weight = -0.5\ncustomer.tenureDays.knots = 0:0 365:1\n");
    }

    /** The score's alerts are of lower severity, so it stands beside them. */
    private Path rules() throws IOException {
        return Files.writeString(
                directory.resolve("rules.yaml"),
                "rules:\n  - {name: known, when: customer.tenureDays >= 0, severity: CRITICAL, action: Look.}\n");
    }

    private void ingest(ClusterConfig config, String name) throws IOException {
        List<InputLine> lines = new ArrayList<>();
        for (int number = 0; number < CUSTOMERS; number++) {
            String customer = name + "_" + number;
            lines.add(new InputLine(
                    "subscription-events", customer, Company.snapshot("evt_" + customer, customer, joined, "50")));
        }
        Path file = directory.resolve(name + ".jsonl");
        InputLine.write(lines, file);
        CommandRun ingest = config.command("ingest", "--input", file.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }

    private static void awaitMovements(ClusterConfig config, int count, TidewatchProcess run) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(config.command("tail", "mrr-movements", "--from", "beginning", "--until-end")
                                        .out()
                                        .lines())
                                .as(run.log())
                                .hasSize(count));
    }

    private static List<String> raised(ClusterConfig config) {
        return config.command("tail", "at-risk-alerts", "--from", "beginning", "--until-end")
                .out()
                .lines()
                .filter(alert -> alert.contains("\"state\":\"RAISED\""))
                .toList();
    }
}
