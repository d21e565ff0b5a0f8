package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** The API of a {@code run} beside the topics it read, over one year of one company. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last restarts what the others ask
class ApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path YEAR = Path.of("..", "examples", "first-year.jsonl");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STREAMS = 300;

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static ClusterConfig config;
    private static TidewatchProcess run;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.temporary();
        config = ClusterConfig.of(stack, directory, "api");
        run();
        CommandRun ingest = config.command("ingest", "--input", YEAR.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
        awaitYear();
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
        Map<String, JsonNode> topic = newest("retention-metrics");
        for (String segment : List.of("all", "plan=team", "cohort=2025-01")) {
            for (String window : List.of("P30D", "YTD")) {
                String prefix = segment + "|" + window + "|";
                JsonNode rows = api.json("/api/metrics?segment=" + segment.replace("=", "%3D") + "&window=" + window)
                        .get("rows");
                List<JsonNode> wanted = topic.entrySet().stream()
                        .filter(row -> row.getKey().startsWith(prefix))
                        .map(Map.Entry::getValue)
                        .toList();
                assertThat(closed(rows)).as(prefix).isNotEmpty().isEqualTo(closed(wanted));
                assertThat(rows.get(rows.size() - 1).get("live").booleanValue()).isTrue();
            }
        }
        JsonNode few = api.json("/api/metrics?from=2025-03-01&to=2025-03-02").get("rows");
        assertThat(few.findValuesAsText("day")).containsExactly("2025-03-01", "2025-03-02");
        assertThat(api.get("/api/metrics?from=2025-03-01&to=2025-03-02&format=csv").body().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("all|P30D|2025-03-01,all,P30D,2025-03-01,false,");
    }

    @Test
    @Order(2)
    void shouldGiveMovementsAlertsAndCohortsThatTheTopicsHave() throws Exception {
        List<JsonNode> topic = values("mrr-movements");
        assertThat(api.json("/api/movements?limit=1000").get("movements")).hasSize(ids(topic, "movementId"));
        JsonNode customer = api.json("/api/movements?customer=hazel").get("movements");
        assertThat(customer.findValuesAsText("customerId")).isNotEmpty().containsOnly("hazel");
        assertThat(customer.findValuesAsText("effectiveAt")).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(api.json("/api/movements?limit=1").get("movements")).hasSize(1);

        assertThat(api.json("/api/alerts?limit=1000").get("alerts")).hasSize(ids(values("at-risk-alerts"), "alertId"));
        for (JsonNode alert : api.json("/api/alerts?state=open").get("alerts")) {
            assertThat(alert.get("state").textValue()).isIn("RAISED", "ESCALATED");
            assertThat(alert.get("sentence").textValue()).contains(alert.get("customerId").textValue());
        }
        List<JsonNode> cohorts = new ArrayList<>(newest("cohort-retention").values());
        cohorts.removeIf(row -> !row.get("segment").textValue().equals("all")
                || row.get("cohort").textValue().contains("Q"));
        assertThat(api.json("/api/cohorts").get("rows")).hasSameSizeAs(cohorts).containsAll(cohorts);
    }

    @Test
    @Order(3)
    void shouldTellOneCustomersStory() throws Exception {
        JsonNode story = api.json("/api/customers/hazel");

        assertThat(story.at("/health/status").textValue()).isEqualTo("CHURNED");
        assertThat(story.get("movements").findValuesAsText("customerId")).isNotEmpty().containsOnly("hazel");
        assertThat(story.at("/subscriptions/0/snapshots/0/customerId").textValue()).isEqualTo("hazel");
        assertThat(story.get("instance").textValue()).isEqualTo("local");
        assertThat(api.get("/api/customers/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void shouldExplainAFigureAsTheCommandDoes() throws Exception {
        JsonNode explained = api.json("/api/explain?figure=churnMrr&window=YTD&day=2025-12-31");

        assertThat(explained.get("published").textValue()).isEqualTo("179.000000");
        assertThat(explained.get("equal").booleanValue()).isTrue();
        assertThat(explained.get("movements").findValuesAsText("movementId"))
                .containsExactlyInAnyOrder(
                        "hazel|2025-09-19T09:00:00.000Z|USD", "fir|2025-08-10T09:00:00.000Z|USD");
        assertThat(api.get("/api/explain?figure=nps").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/explain?figure=mrr&day=1999-01-01").body()).contains("days from 2025-01-06");
    }

    @Test
    @Order(5)
    void shouldSayWhatIsWhere() throws Exception {
        JsonNode status = api.json("/api/status");
        assertThat(status.get("state").textValue()).isEqualTo("RUNNING");
        assertThat(status.at("/deadLetters/byReason/INVALID_VALUE").intValue()).isEqualTo(1);
        assertThat(status.get("firstDay").textValue()).isEqualTo("2025-01-06");
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
            Path line = Files.writeString(directory.resolve("new.jsonl"), started("yew"));
            assertThat(config.command("ingest", "--input", line.toString()).exitCode()).isZero();

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
        InputStream giant = new InputStream() {
            private int left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int size = Math.min(length, left);
                left -= size;
                return size == 0 ? -1 : size;
            }
        };
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.url() + "/login"))
                .expectContinue(true)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> giant), 100_000_000))
                .build();

        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
        assertThat(api.json("/api/status").get("state").textValue()).isEqualTo("RUNNING");
    }

    @Test
    @Order(8)
    void shouldKnowAllAgainAfterARestart() throws Exception {
        JsonNode before = api.json("/api/metrics?window=P1D&to=2025-12-31");
        assertThat(run.stop()).as(run.log()).isZero();
        assertThat(run.log()).doesNotContain("\tat ");

        run();
        await().atMost(PATIENCE).until(() -> api.json("/api/status").get("viewCaughtUp").booleanValue());

        assertThat(api.json("/api/metrics?window=P1D&to=2025-12-31")).isEqualTo(before);
    }

    private static void run() throws IOException {
        run = config.process("run", "--create", "--set", "tidewatch.http.bind=127.0.0.1:0");
        api = ApiClient.of(run);
    }

    /** Until every day up to the year's last is there in every segment that is looked at. */
    private static void awaitYear() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode rows = api.json("/api/metrics?window=YTD&from=2025-12-31&to=2025-12-31").get("rows");
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).get("mrr").textValue()).isEqualTo("737.166667");
            assertThat(api.json("/api/status").get("lag").longValue()).isZero();
        });
    }

    /** From the publication of the movement to its arrival here. */
    private static void assertSoonAfterPublication() throws Exception {
        BlockingQueue<String> stream = api.stream("?topics=movement");
        assertThat(next(stream, "retry: ")).isNotNull();
        Path line = Files.writeString(directory.resolve("later.jsonl"), started("willow"));
        assertThat(config.command("ingest", "--input", line.toString()).exitCode()).isZero();
        JsonNode movement = JSON.readTree(next(stream, "data: ").substring("data: ".length()));
        Instant published = Instant.parse(movement.get("publishedAt").textValue());
        assertThat(Duration.between(published, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    private static String started(String customer) {
        return """
                {"topic":"subscription-events","key":"%1$s","value":{"eventId":"%1$s-1","customerId":"%1$s","occurredAt":"%2$s",\
                "subscriptionId":"%1$s-1","type":"CREATED","status":"ACTIVE","items":[{"planId":"team","unitAmount":"50.00",\
                "currency":"USD","quantity":1,"interval":"MONTH","intervalCount":1,"usageType":"LICENSED"}]}}
                """.formatted(customer, Instant.now().minusSeconds(1));
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

    private static int ids(List<JsonNode> values, String id) {
        return (int) values.stream().map(value -> value.get(id).textValue()).distinct().count();
    }

    private static List<JsonNode> values(String topic) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode line : lines(topic)) {
            values.add(line.get("value"));
        }
        return values;
    }

    private static Map<String, JsonNode> newest(String topic) throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (JsonNode line : lines(topic)) {
            newest.put(line.get("key").textValue(), line.get("value"));
        }
        return newest;
    }

    private static List<JsonNode> lines(String topic) throws IOException {
        CommandRun tail = config.command("tail", topic, "--from", "beginning", "--until-end");
        assertThat(tail.exitCode()).as(tail.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : tail.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
