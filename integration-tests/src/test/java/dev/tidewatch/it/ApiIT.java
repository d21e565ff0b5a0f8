package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
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
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last restarts what the others ask
class ApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STREAMS = 300;

    @TempDir
    private static Path directory;

    private static SmallCompany company;
    private static LocalStack stack;
    private static ClusterConfig config;
    private static TidewatchProcess run;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        company = new SmallCompany(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        stack = LocalStack.temporary();
        config = ClusterConfig.of(stack, directory, "api");
        run();
        ingest(company.lines());
        awaitRows();
    }

    @AfterAll
    static void stop() {
        if (run != null) {
            run.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void shouldGiveTheRowsThatTheTopicHas() throws Exception {
        Map<String, JsonNode> topic = TopicRecords.newest(config, "retention-metrics");
        for (String segment : List.of("all", "plan=team", "plan=starter")) {
            for (String window : List.of("P30D", "YTD")) {
                String prefix = segment + "|" + window + "|";
                JsonNode rows = api.json("/api/metrics?segment=" + segment.replace("=", "%3D") + "&window=" + window)
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
        String from = day(9);
        String two = "/api/metrics?from=" + from + "&to=" + day(8);
        assertThat(api.json(two).get("rows").findValuesAsText("day")).containsExactly(from, day(8));
        assertThat(api.get(two + "&format=csv").body().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("all|P30D|" + from + ",all,P30D," + from + ",false,");
    }

    @Test
    @Order(2)
    void shouldGiveMovementsAlertsAndCohortsThatTheTopicsHave() throws Exception {
        List<JsonNode> topic = TopicRecords.values(config, "mrr-movements");
        assertThat(api.json("/api/movements?limit=1000").get("movements"))
                .hasSize(TopicRecords.distinct(topic, "movementId"));
        JsonNode customer = api.json("/api/movements?customer=bob").get("movements");
        assertThat(customer.findValuesAsText("customerId")).isNotEmpty().containsOnly("bob");
        assertThat(customer.findValuesAsText("effectiveAt")).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(api.json("/api/movements?limit=1").get("movements")).hasSize(1);

        assertThat(api.json("/api/alerts?limit=1000").get("alerts"))
                .hasSize(TopicRecords.distinct(TopicRecords.values(config, "at-risk-alerts"), "alertId"));
        for (JsonNode alert : api.json("/api/alerts?state=open").get("alerts")) {
            assertThat(alert.get("state").textValue()).isIn("RAISED", "ESCALATED");
            assertThat(alert.get("sentence").textValue())
                    .contains(alert.get("customerId").textValue());
        }
        List<JsonNode> cohorts =
                new ArrayList<>(TopicRecords.newest(config, "cohort-retention").values());
        cohorts.removeIf(row -> !row.get("segment").textValue().equals("all")
                || row.get("cohort").textValue().contains("Q"));
        assertThat(api.json("/api/cohorts").get("rows")).hasSameSizeAs(cohorts).containsAll(cohorts);
    }

    @Test
    @Order(3)
    void shouldTellOneCustomersStory() throws Exception {
        JsonNode story = api.json("/api/customers/bob");

        assertThat(story.at("/health/status").textValue()).isEqualTo("CHURNED");
        assertThat(story.get("movements").findValuesAsText("customerId"))
                .isNotEmpty()
                .containsOnly("bob");
        assertThat(story.at("/subscriptions/0/snapshots/0/customerId").textValue())
                .isEqualTo("bob");
        assertThat(story.get("instance").textValue()).isEqualTo("local");
        assertThat(api.get("/api/customers/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void shouldExplainAFigureAsTheCommandDoes() throws Exception {
        JsonNode explained = api.json("/api/explain?figure=churnMrr&window=P30D&day=" + day(1));

        assertThat(explained.get("published").textValue()).isEqualTo("29.000000");
        assertThat(explained.get("equal").booleanValue()).isTrue();
        assertThat(explained.get("movements").findValuesAsText("customerId")).containsExactly("bob");
        assertThat(api.get("/api/explain?figure=nps").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/explain?figure=mrr&day=1999-01-01").body()).contains("days from " + day(40));
    }

    @Test
    @Order(5)
    void shouldSayWhatIsWhere() throws Exception {
        JsonNode status = api.json("/api/status");
        assertThat(status.get("state").textValue()).isEqualTo("RUNNING");
        assertThat(status.at("/deadLetters/byReason/INVALID_VALUE").intValue()).isEqualTo(1);
        assertThat(status.get("firstDay").textValue()).isEqualTo(day(40));
        assertThat(api.json("/api/segments").at("/dimensions/plan").toString()).contains("\"team\"");

        List<String> documented = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                api.json("/api/openapi.json").get("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        documented.remove("POST /ingest/stripe"); // answered where its secrets are set
        assertThat(api.routes().stream().map(route -> route.replace("<path>", "{path}")))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    @Order(6)
    void shouldTellEveryStreamWhatArrivesWithinASecond() throws Exception {
        List<BlockingQueue<String>> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(api.stream("?topics=movement,status"));
        }
        for (BlockingQueue<String> stream : streams) {
            assertThat(next(stream, "event: status")).isNotNull();
        }
        try (Socket slow = slowReader()) {
            ingest(List.of(company.started("yew")));

            for (BlockingQueue<String> stream : streams) {
                assertThat(next(stream, "event: movement")).isNotNull();
                JsonNode movement = JSON.readTree(next(stream, "data: ").substring("data: ".length()));
                assertThat(movement.get("customerId").textValue()).isEqualTo("yew");
            }
            assertThat(slow.isConnected()).isTrue();
        }
        assertSoonAfterPublication();
    }

    @Test
    @Order(7)
    void shouldNotTakeAGiantBody() throws Exception {
        URI address = URI.create(api.url());
        byte[] megabyte = new byte[1 << 20];
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857600\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413 ");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            out.write(megabyte);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }

        assertThat(api.json("/api/status").get("state").textValue()).isEqualTo("RUNNING");
    }

    @Test
    @Order(8)
    void shouldKnowAllAgainAfterARestart() throws Exception {
        JsonNode before = api.json("/api/metrics?window=P1D&to=" + day(1));
        assertThat(run.stop()).as(run.log()).isZero();
        assertThat(run.log()).doesNotContain("\tat ");

        run();
        await().atMost(PATIENCE)
                .until(() -> api.json("/api/status").get("viewCaughtUp").booleanValue());

        assertThat(api.json("/api/metrics?window=P1D&to=" + day(1))).isEqualTo(before);
    }

    private static void run() throws IOException {
        run = config.process("run", "--create", "--set", "tidewatch.http.bind=127.0.0.1:0");
        api = ApiClient.of(run);
    }

    /** Until yesterday's row is there, of the last segment and window too, with all that was ingested. */
    private static void awaitRows() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (String segment : List.of("all", "plan%3Dteam", "plan%3Dstarter")) {
                JsonNode rows = api.json("/api/metrics?segment=" + segment + "&window=YTD&from=" + day(1))
                        .get("rows");
                assertThat(rows.size()).isEqualTo(2);
            }
            JsonNode all = api.json("/api/metrics?window=YTD&from=" + day(1)).get("rows");
            assertThat(all.get(1).get("mrr").textValue()).isEqualTo("245.000000");
        });
    }

    /** From the publication of the movement to its arrival here. */
    private static void assertSoonAfterPublication() throws Exception {
        BlockingQueue<String> stream = api.stream("?topics=movement");
        assertThat(next(stream, "retry: ")).isNotNull();
        ingest(List.of(company.started("willow")));
        JsonNode movement = JSON.readTree(next(stream, "data: ").substring("data: ".length()));
        Instant published = Instant.parse(movement.get("publishedAt").textValue());
        assertThat(Duration.between(published, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    private static void ingest(List<String> lines) throws IOException {
        Path file = Files.write(directory.resolve("events.jsonl"), lines);
        CommandRun ingest = config.command("ingest", "--input", file.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }

    private static String day(int ago) {
        return LocalDate.ofInstant(company.day(ago), ZoneOffset.UTC).toString();
    }

    /** Opens a stream and never reads. */
    private static Socket slowReader() throws IOException {
        URI address = URI.create(api.url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String next(BlockingQueue<String> stream, String start) throws InterruptedException {
        String line = stream.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        while (line != null && !line.startsWith(start)) {
            line = stream.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return line;
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
