package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a supervisor, Prometheus, the API and the page are told by a {@code run} whose input is a day old, and then goes on. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last lets the input go on
class MetersIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Path PAGE = Path.of("..", "docs", "operate.md");
    private static final String TIMED = "tidewatch_event_to_output_seconds_count{topic=\"mrr-movements\"}";
    private static final String ARRIVED = "tidewatch_output_records_total{topic=\"mrr-movements\"}";
    private static final String BEGIN = "<!-- metrics -->\n";
    private static final String END = "<!-- /metrics -->\n";

    @TempDir
    private static Path directory;

    private static AnsweringRun run;

    @BeforeAll
    static void start() throws Exception {
        run = new AnsweringRun(directory, "meters");
        run.succeed("topics", "--create");
        run.succeed("schemas", "--register");
        run.ingest(run.company().lines());
        run.start("tidewatch.input.stale.after=subscription-events=12h", "tidewatch.rules=" + goals());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(run.api().get("/readyz").body()).contains("\"ready\":true,\"state\":\"RUNNING\""));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scrape().value("tidewatch_mrr{currency=\"USD\"}"))
                        .isEqualTo(245));
    }

    /** One that is met from its first day on. */
    private static Path goals() throws IOException {
        return Files.writeString(directory.resolve("goals.yaml"), """
                goals:
                  - name: keep-mrr
                    figure: mrr
                    direction: at_least
                    target: 1
                    from: %s
                    until: %s
                """.formatted(run.day(20), run.day(-20)));
    }

    @AfterAll
    static void stop() throws Exception {
        try (AnsweringRun closing = run) {
            assertThat(closing.stop())
                    .as("nothing that Micrometer complains of")
                    .doesNotContain("MeterRegistry");
        }
    }

    @Test
    @Order(1)
    void shouldBeAliveAndReadyWhenItRuns() throws Exception {
        assertThat(run.api().get("/healthz").body()).isEqualTo("{\"alive\":true,\"state\":\"RUNNING\"}");
        assertThat(run.api().get("/readyz").statusCode()).isEqualTo(200);
        Scrape now = scrape();
        assertThat(now.value("tidewatch_pipeline_state{state=\"RUNNING\"}")).isEqualTo(1);
        assertThat(now.value("tidewatch_pipeline_state{state=\"RESTORING\"}")).isZero();
        assertThat(now.value("tidewatch_view_caught_up")).isEqualTo(1);
        assertThat(now.value("tidewatch_restore_open_changelogs")).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scrape().value("tidewatch_consumer_lag_records"))
                        .isZero());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scrape().meanings())
                        .as("Kafka's own")
                        .containsKeys("kafka_stream_thread_process_rate", "kafka_consumer_fetch_manager_records_lag"));
    }

    @Test
    @Order(2)
    void shouldMeasureWhatTheApiAnswers() {
        // The live rows go on while the pipeline's clock comes up to the newest event.
        await().atMost(PATIENCE).untilAsserted(MetersIT::assertMeasuredAsAnswered);
    }

    @Test
    @Order(3)
    void shouldNotLetADayLookFinalWhileTheInputIsStale() throws Exception {
        JsonNode status = run.api().json("/api/status");
        assertThat(status.at("/inputs/meters.subscription-events/stale").booleanValue())
                .isTrue();
        assertThat(status.at("/inputs/meters.subscription-events/newest").textValue())
                .isEqualTo(run.company().day(1).toString());
        assertThat(status.at("/inputs/meters.usage-events").toString())
                .isEqualTo("{\"newest\":null,\"staleAfter\":null,\"stale\":false}");
        assertThat(status.get("provisionalFrom").textValue()).isEqualTo(run.day(1));
        JsonNode rows = run.api().json("/api/metrics?from=" + run.day(40));
        assertThat(rows.get("provisionalFrom").textValue()).isEqualTo(run.day(1));
        assertThat(rows.get("notFinalFrom").textValue()).isEqualTo(run.day(36));
        assertThat(run.api().json("/api/cohorts").get("notFinalFrom").textValue())
                .isEqualTo(run.day(36));
        Scrape now = scrape();
        assertThat(now.value("tidewatch_input_stale{topic=\"meters.subscription-events\"}"))
                .isEqualTo(1);
        assertThat(now.value("tidewatch_input_age_seconds{topic=\"meters.subscription-events\"}"))
                .isBetween(86_400.0, 87_000.0);
    }

    @Test
    @Order(4)
    @NeedsProgram(Program.CHROMIUM)
    void shouldSayOnThePageWhichDaysAreProvisionalWhileTheInputIsStale() {
        try (PageBrowser browser = new PageBrowser()) {
            Page page = browser.open(run.api().url() + "/", PageBrowser.Look.DESK);
            page.waitForSelector("#freshness[data-state=stale]");

            assertThat(page.textContent("#banner"))
                    .contains("Nothing in meters.subscription-events is newer than")
                    .contains("Days from " + run.day(1) + " on are provisional");
            assertThat(page.textContent("#health [data-input='meters.subscription-events']"))
                    .endsWith(", stale");
            page.waitForSelector("#goals [data-goal='keep-mrr'][data-state=ON_TRACK]");
            page.locator("#churn summary").click();
            page.waitForSelector(
                    "#churn tr:has(th:text-is('" + run.day(1) + "')) td:text-is('provisional, the input is stale')");
            PageBrowser.assertAccessible(page);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Order(5)
    @NeedsProgram(Program.PROMETHEUS)
    void shouldBeScrapedAndWatchedByPrometheusAsItIsDeployed() throws Exception {
        try (PrometheusServer prometheus =
                new PrometheusServer(directory, URI.create(run.api().url()))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(prometheus.rules())
                            .anySatisfy(rule -> {
                                assertThat(rule.get("name").textValue()).isEqualTo("TidewatchInputStale");
                                assertThat(rule.get("state").textValue()).isEqualTo("pending");
                                assertThat(rule.at("/alerts/0/labels/topic").textValue())
                                        .isEqualTo("meters.subscription-events");
                            })
                            .allSatisfy(rule ->
                                    assertThat(rule.get("health").textValue()).isEqualTo("ok"))
                            .filteredOn(rule -> !rule.get("name").textValue().equals("TidewatchInputStale"))
                            .allSatisfy(rule ->
                                    assertThat(rule.get("state").textValue()).isEqualTo("inactive")));
            assertThat(prometheus.value("up{job=\"tidewatch\"}")).isEqualTo("1");
            assertThat(prometheus.value("max(tidewatch_mrr{currency=\"USD\"})")).isEqualTo("245");
        }
    }

    @Test
    @Order(6)
    void shouldDocumentEveryMetricOfItsOwn() throws Exception {
        Scrape now = scrape();
        String table = now.meanings().entrySet().stream()
                .filter(metric -> metric.getKey().startsWith("tidewatch_"))
                .filter(metric -> !metric.getKey().endsWith("_max")) // of a histogram
                .map(metric -> "| `%s` | %s | %s |\n"
                        .formatted(
                                metric.getKey(),
                                now.labels(metric.getKey()),
                                metric.getValue().replaceFirst(".*? \\| ", "")))
                .collect(Collectors.joining("", "| metric | labels | what it is |\n|---|---|---|\n", ""));
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("run with -Dwrite.docs to bring it up to date")
                    .isEqualTo(table);
        }
    }

    @Test
    @Order(7)
    void shouldGoOnWhenTheInputDoes() throws Exception {
        Scrape before = scrape();

        run.ingest(List.of(run.company().started("yew")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape now = scrape();
            assertThat(now.value("tidewatch_input_stale{topic=\"meters.subscription-events\"}"))
                    .isZero();
            assertThat(now.value(TIMED)).isEqualTo(before.value(TIMED) + 1);
            assertThat(now.value(TIMED.replace("mrr-movements", "retention-metrics")))
                    .isPositive();
            assertThat(now.value(ARRIVED)).isEqualTo(before.value(ARRIVED) + 1);
        });
        assertThat(run.api().json("/api/status").has("provisionalFrom")).isFalse();
        assertThat(run.api().json("/api/metrics").has("notFinalFrom")).isFalse();
    }

    @Test
    @Order(8)
    void shouldHaveEveryMetricThatDashboardsAndRulesAskFor() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> missing = new TreeSet<>();
            Set<String> there = scrape().names();
            for (Path file : files()) {
                Set<String> asked = Scrape.namesIn(expressions(file));
                assertThat(asked).as(file.toString()).isNotEmpty();
                asked.stream()
                        .filter(name -> !there.contains(name))
                        .forEach(name -> missing.add(file.getFileName() + ": " + name));
            }
            assertThat(missing).isEmpty();
        });
    }

    private static void assertMeasuredAsAnswered() throws IOException, InterruptedException {
        JsonNode goal = run.api().json("/api/goals").at("/goals/0");
        assertThat(goal.get("state").textValue()).isEqualTo("ON_TRACK");
        assertThat(goal.get("since").textValue()).isEqualTo(run.day(20));
        assertThat(scrape().value("tidewatch_goal_on_track{goal=\"keep-mrr\"}")).isEqualTo(1);
        assertThat(scrape().value("tidewatch_goal_value{goal=\"keep-mrr\"}"))
                .isEqualTo(Double.parseDouble(goal.get("value").textValue()));
        JsonNode rows = run.api().json("/api/metrics?window=P30D").get("rows");
        JsonNode live = rows.get(rows.size() - 1);
        JsonNode open = run.api().json("/api/alerts?state=open&kind=AT_RISK").get("alerts");
        Scrape now = scrape();

        assertThat(now.value("tidewatch_customers"))
                .isEqualTo(live.get("customers").doubleValue());
        assertThat(now.value("tidewatch_nrr_ratio{window=\"P30D\"}")).isEqualTo(number(live, "nrr"));
        assertThat(now.value("tidewatch_grr_ratio{window=\"P30D\"}")).isEqualTo(number(live, "grr"));
        assertThat(now.value("tidewatch_customer_churn_ratio{definition=\"chartmogul\",window=\"P30D\"}"))
                .isEqualTo(number(live, "customerChurnRateChartmogul"))
                .isPositive();
        assertThat(open).isNotEmpty();
        assertThat(now.value("tidewatch_open_alerts{kind=\"AT_RISK\"}")).isEqualTo(open.size());
        assertThat(now.value("tidewatch_mrr_at_risk{currency=\"USD\"}"))
                .isEqualTo(Stream.iterate(0, i -> i < open.size(), i -> i + 1)
                        .mapToDouble(i -> number(open.get(i), "mrrAtRisk"))
                        .sum());
        assertThat(now.value("tidewatch_dead_letters_total{reason=\"INVALID_VALUE\"}"))
                .isEqualTo(1);
        assertThat(now.value("tidewatch_dead_letters_total{reason=\"TOO_LATE\"}"))
                .isZero();
    }

    /** Of a dashboard only what it asks Prometheus. */
    private static String expressions(Path file) throws IOException {
        String text = Files.readString(file);
        return file.toString().endsWith(".json")
                ? String.join("\n", JSON.readTree(text).findValuesAsText("expr"))
                : text;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> dashboards = Files.list(DEPLOY.resolve("grafana").resolve("dashboards"));
                Stream<Path> rules = Files.list(DEPLOY.resolve("prometheus").resolve("rules"))) {
            return Stream.concat(dashboards, rules).sorted().toList();
        }
    }

    private static Scrape scrape() throws IOException, InterruptedException {
        return Scrape.of(run.api().get("/metrics").body());
    }

    private static double number(JsonNode row, String field) {
        return Double.parseDouble(row.get(field).textValue());
    }
}
