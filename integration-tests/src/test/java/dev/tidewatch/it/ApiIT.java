package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The API of a {@code run} beside the topics it read. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last restart what the others ask
class ApiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READ_ANEW = "views of the output topics are read anew";

    @TempDir
    private static Path directory;

    private static AnsweringRun run;

    @BeforeAll
    static void start() throws Exception {
        run = new AnsweringRun(directory, "api");
        run.start();
        run.ingest(run.company().lines());
        awaitRows();
    }

    @AfterAll
    static void stop() {
        if (run != null) {
            run.close();
        }
    }

    @Test
    @Order(1)
    void shouldGiveTheRowsThatTheTopicHas() throws Exception {
        Map<String, JsonNode> topic = TopicRecords.newest(run.config(), "retention-metrics");
        for (String segment : List.of("all", "plan=team", "plan=starter")) {
            for (String window : List.of("P30D", "YTD")) {
                String prefix = segment + "|" + window + "|";
                JsonNode rows = run.api()
                        .json("/api/metrics?segment=" + segment.replace("=", "%3D") + "&window=" + window)
                        .get("rows");
                List<JsonNode> wanted = topic.entrySet().stream()
                        .filter(row -> row.getKey().startsWith(prefix))
                        .map(Map.Entry::getValue)
                        .toList();
                assertThat(closed(rows).equals(closed(wanted)))
                        .as(prefix + " of the API and of the topic")
                        .isTrue();
                assertThat(rows.size()).isGreaterThan(30);
                assertThat(rows.get(rows.size() - 1).get("live").booleanValue()).isTrue();
            }
        }
        String from = run.day(9);
        String two = "/api/metrics?from=" + from + "&to=" + run.day(8);
        assertThat(run.api().json(two).get("rows").findValuesAsText("day")).containsExactly(from, run.day(8));
        assertThat(run.api().get(two + "&format=csv").body().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("all|P30D|" + from + ",all,P30D," + from + ",false,");
    }

    @Test
    @Order(2)
    void shouldGiveMovementsAlertsAndCohortsThatTheTopicsHave() throws Exception {
        List<JsonNode> topic = TopicRecords.values(run.config(), "mrr-movements");
        assertThat(run.api().json("/api/movements?limit=1000").get("movements"))
                .hasSize(TopicRecords.distinct(topic, "movementId"));
        JsonNode customer = run.api().json("/api/movements?customer=bob").get("movements");
        assertThat(customer.findValuesAsText("customerId")).isNotEmpty().containsOnly("bob");
        assertThat(customer.findValuesAsText("effectiveAt")).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(run.api().json("/api/movements?limit=1").get("movements")).hasSize(1);

        assertThat(run.api().json("/api/alerts?limit=1000").get("alerts"))
                .hasSize(TopicRecords.distinct(TopicRecords.values(run.config(), "at-risk-alerts"), "alertId"));
        for (JsonNode alert : run.api().json("/api/alerts?state=open").get("alerts")) {
            assertThat(alert.get("state").textValue()).isIn("RAISED", "ESCALATED");
            assertThat(alert.get("sentence").textValue())
                    .contains(alert.get("customerId").textValue());
        }
        List<JsonNode> cohorts = new ArrayList<>(
                TopicRecords.newest(run.config(), "cohort-retention").values());
        cohorts.removeIf(row -> !row.get("segment").textValue().equals("all")
                || row.get("cohort").textValue().contains("Q"));
        assertThat(run.api().json("/api/cohorts").get("rows"))
                .hasSameSizeAs(cohorts)
                .containsAll(cohorts);
    }

    @Test
    @Order(3)
    void shouldTellOneCustomersStory() throws Exception {
        JsonNode story = run.api().json("/api/customers/bob");

        assertThat(story.at("/health/status").textValue()).isEqualTo("CHURNED");
        assertThat(story.get("movements").findValuesAsText("customerId"))
                .isNotEmpty()
                .containsOnly("bob");
        assertThat(story.at("/subscriptions/0/snapshots/0/customerId").textValue())
                .isEqualTo("bob");
        assertThat(story.get("instance").textValue()).isEqualTo("local");
        assertThat(run.api().get("/api/customers/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void shouldExplainAFigureAsTheCommandDoes() throws Exception {
        JsonNode explained = run.api().json("/api/explain?figure=churnMrr&window=P30D&day=" + run.day(1));

        assertThat(explained.get("published").textValue()).isEqualTo("29.000000");
        assertThat(explained.get("equal").booleanValue()).isTrue();
        assertThat(explained.get("movements").findValuesAsText("customerId")).containsExactly("bob");
        assertThat(run.api().get("/api/explain?figure=nps").statusCode()).isEqualTo(400);
        assertThat(run.api().get("/api/explain?figure=mrr&day=1999-01-01").body())
                .contains("days from " + run.day(40));
    }

    @Test
    @Order(5)
    void shouldSayWhatIsWhere() throws Exception {
        JsonNode status = run.api().json("/api/status");
        assertThat(status.get("state").textValue()).isEqualTo("RUNNING");
        assertThat(status.at("/deadLetters/byReason/INVALID_VALUE").intValue()).isEqualTo(1);
        assertThat(status.get("firstDay").textValue()).isEqualTo(run.day(40));
        assertThat(run.api().json("/api/segments").at("/dimensions/plan").toString())
                .contains("\"team\"");

        List<String> documented = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                run.api().json("/api/openapi.json").get("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        documented.remove("POST /ingest/stripe"); // answered where its secrets are set
        assertThat(run.api().routes().stream().map(route -> route.replace("<path>", "{path}")))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    @Order(5)
    void shouldAnswerAnAssistantAsTheApiDoes() throws Exception {
        try (AssistantAnswers assistant = new AssistantAnswers(run)) {
            assistant.equalTheApi();
            assistant.sayWhyAFigureIsWhatItIs();
            assistant.refuseWhatIsWrong();
        }
        assertThat(run.api().get("/mcp").statusCode()).isEqualTo(405);
    }

    @Test
    @Order(5)
    void shouldTakeWhatPeopleDoAboutAnAlert() throws Exception {
        new ActedAlert(run).takesWhatPeopleDo();
    }

    @Test
    @Order(5)
    @NeedsProgram(Program.NPM)
    void shouldAnswerAsItsDescriptionSays(@TempDir Path client) throws Exception {
        Map<String, String> questions = Map.of(
                "/api/status", "/api/status",
                "/api/segments", "/api/segments",
                "/api/metrics", "/api/metrics?window=P7D&limit=3",
                "/api/cohorts", "/api/cohorts",
                "/api/movements", "/api/movements?limit=3",
                "/api/alerts", "/api/alerts?limit=20",
                "/api/customers/{id}", "/api/customers/bob",
                "/api/explain", "/api/explain?figure=churnMrr&day=" + run.day(1),
                "/readyz", "/readyz");
        Map<String, JsonNode> answers = new TreeMap<>();
        for (Map.Entry<String, String> question : questions.entrySet()) {
            answers.put(question.getKey(), run.api().json(question.getValue()));
        }
        assertThat(answers.get("/api/alerts").get("alerts")).isNotEmpty();
        assertThat(answers.get("/api/movements").has("next")).isTrue();
        String description = run.api().get("/api/openapi.json").body();

        assertThat(new TypeScriptClient(client).problems(description, answers)).isEmpty();
    }

    @Test
    @Order(6)
    void shouldTellEveryStreamWhatArrives() throws Exception {
        new ManyStreams(run).areToldWhatArrives();
    }

    @Test
    @Order(7)
    void shouldNotTakeAGiantBody() throws Exception {
        GiantBody.isRefused(URI.create(run.api().url()));

        assertThat(run.api().json("/api/status").get("state").textValue()).isEqualTo("RUNNING");
    }

    @Test
    @Order(8)
    void shouldGoOnFromWhatItHadReadWhenItWasKilled() throws Exception {
        JsonNode before = run.api().json("/api/metrics?window=P1D&to=" + run.day(1));
        run.kill();
        run.ingest(List.of(run.company().started("elm")));

        restart();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                run.api().json("/api/movements?customer=elm").get("movements"))
                        .hasSize(1));

        assertThat(run.log()).doesNotContain(READ_ANEW);
        assertThat(run.api().json("/api/metrics?window=P1D&to=" + run.day(1))).isEqualTo(before);
        assertThat(run.api().json("/api/status").at("/deadLetters/total").intValue())
                .isEqualTo(1);
        new ActedAlert(run).isStillOwned();
        shouldGiveTheRowsThatTheTopicHas();
        shouldGiveMovementsAlertsAndCohortsThatTheTopicsHave();
    }

    @Test
    @Order(9)
    void shouldReadAnewWhenATopicWasMadeAgain() throws Exception {
        JsonNode before = run.api().json("/api/metrics?window=P1D&to=" + run.day(1));
        assertThat(run.api().json("/api/cohorts").get("rows")).isNotEmpty();
        assertThat(run.stop()).doesNotContain("\tat ");
        run.delete("cohort-retention");

        restart();

        assertThat(run.log()).contains(READ_ANEW + ": they were read where \"api.cohort-retention-0 of topic ");
        assertThat(run.api().json("/api/metrics?window=P1D&to=" + run.day(1))).isEqualTo(before);
        assertThat(run.api().json("/api/cohorts").get("rows")).isEmpty();
    }

    private static void restart() throws IOException {
        run.start();
        await().atMost(PATIENCE)
                .until(() -> run.api().json("/api/status").get("viewCaughtUp").booleanValue());
    }

    /** Until yesterday's row is there, of the last segment and window too, with all that was ingested. */
    private static void awaitRows() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (String segment : List.of("all", "plan%3Dteam", "plan%3Dstarter")) {
                JsonNode rows = run.api()
                        .json("/api/metrics?segment=" + segment + "&window=YTD&from=" + run.day(1))
                        .get("rows");
                assertThat(rows.size()).isEqualTo(2);
            }
            JsonNode all =
                    run.api().json("/api/metrics?window=YTD&from=" + run.day(1)).get("rows");
            assertThat(all.get(1).get("mrr").textValue()).isEqualTo("245.000000");
        });
    }

    /** Rows of closed days: a live one may have moved on between two looks. */
    private static List<JsonNode> closed(Iterable<JsonNode> rows) {
        List<JsonNode> closed = new ArrayList<>();
        for (JsonNode row : rows) {
            if (!row.get("live").booleanValue()) {
                closed.add(row);
            }
        }
        return closed;
    }
}
