package dev.tidewatch.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.net.HostAndPort;
import dev.tidewatch.app.api.call.HttpCall;
import dev.tidewatch.app.api.call.Rows;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.records.CsvLines;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.OutputSamples;
import dev.tidewatch.app.views.PublishedOutputs;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.Signal;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in pages, and what they can be narrowed by. */
@Timeout(60)
class ListPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);
    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final int MOVEMENTS = 12;
    private static final int ALERTS = 9;
    private static final Signal CANCELLED = new Signal(
            "subscription.cancelScheduled",
            new BigDecimal("1.000000"),
            new BigDecimal("5.000000"),
            new BigDecimal("4.000000"),
            "");

    private final HttpClient client = HttpClient.newHttpClient();
    private final PublishedOutputs outputs = new PublishedOutputs();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Views views;

    @SuppressWarnings("NullAway.Init") // the same
    private WebServer server;

    @BeforeEach
    void open(@TempDir Path directory) throws InterruptedException {
        for (int i = 0; i < MOVEMENTS; i++) {
            outputs.movement(OutputSamples.movementOf(customer(i), i % 2 == 0 ? "pro" : "team", day(i / 2))
                    .setMovementId("m" + i)
                    .setKind(i % 3 == 0 ? MovementKind.NEW : MovementKind.EXPANSION)
                    .build());
        }
        outputs.movement(OutputSamples.movementOf("c0", "pro", day(0))
                .setMovementId("m0")
                .setRevision(1)
                .setPublishedAt(day(30))
                .build());
        for (int i = 0; i < ALERTS; i++) {
            outputs.alert(OutputSamples.alertOf(customer(i), "a" + i, day(i / 2))
                    .setState(i < 5 ? AlertState.RAISED : AlertState.RESOLVED)
                    .setKind(i % 2 == 0 ? AlertKind.AT_RISK : AlertKind.UPSELL)
                    .setSeverity(i % 3 == 0 ? AlertSeverity.HIGH : AlertSeverity.LOW)
                    .setMrrAtRisk(new BigDecimal(i / 2 + ".000000"))
                    .setExpectedLoss(i == 2 ? new BigDecimal("9.000000") : null)
                    .setSignals(i == 4 ? List.of(CANCELLED) : List.of())
                    .setOwner(i % 4 == 3 ? "ann" : null)
                    .build());
        }
        for (int i = 0; i < 5; i++) {
            outputs.row("all", "P30D", LocalDate.of(2026, 3, 1 + i), day(i + 1));
        }
        for (int i = 0; i < 4; i++) {
            outputs.health(OutputSamples.healthOf(customer(i), day(0))
                    .setReportingMrr(i == 1 ? null : new BigDecimal(i / 2 + ".000000"))
                    .setScore(i == 2 ? null : new BigDecimal(i + ".500000"))
                    .setSince(i == 3 ? null : day(i))
                    .build());
        }
        outputs.row("all", "P30D", null, day(6));
        outputs.row("plan=pro", "P30D", null, day(6));
        views = outputs.read(directory);
        while (!views.areCaughtUp()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        Settings settings =
                Settings.of(SettingLayers.of(Map.of("tidewatch.application.id", "kept"), null, Map.of(), Map.of()));
        Rows rows = new Rows(settings.topics(), CsvLines.Text.HARMLESS);
        Lists lists = new Lists(views, settings, rows, Optional::empty);
        server = WebServer.listen(ANY_PORT, Access.of(ANY_PORT, Optional.empty()), routes -> {
            add(routes, "/api/movements", new MovementList(views, settings, rows)::answer);
            add(routes, "/api/alerts", new AlertList(views, settings, rows)::answer);
            add(routes, "/api/metrics", lists::metrics);
            add(routes, "/api/customers", new CustomerList(views, settings, rows)::answer);
        });
    }

    @AfterEach
    void close() {
        server.close();
        views.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/movements?",
                "/api/movements?segment=plan%3Dpro&",
                "/api/movements?kind=NEW&",
                "/api/movements?customer=c1&",
                "/api/movements?from=2026-03-02&to=2026-03-04&",
                "/api/movements?since=2026-03-02T00:00:00Z&",
                "/api/movements?customer=c1&since=2026-03-02T00:00:00Z&",
                "/api/alerts?",
                "/api/alerts?state=open&",
                "/api/alerts?severity=high&kind=AT_RISK,UPSELL&",
                "/api/alerts?since=2026-03-03T00:00:00Z&",
                "/api/alerts?customer=c2&",
                "/api/alerts?decided=false&",
                "/api/customers?",
                "/api/customers?sort=score&order=asc&",
                "/api/customers?sort=since&segment=plan%3Dpro&",
                "/api/metrics?",
                "/api/metrics?from=2026-03-03&to=2026-03-05&"
            })
    void shouldGiveTheSameInPagesAsAtOnce(String path) throws Exception {
        List<JsonNode> whole = list(json(path.substring(0, path.length() - 1)));
        assertThat(whole).hasSizeGreaterThan(1);
        for (int limit : new int[] {1, 2, 3}) {
            List<JsonNode> inPages = new ArrayList<>();
            JsonNode page = json(path + "limit=" + limit);
            inPages.addAll(list(page));
            while (page.has("next")) {
                assertThat(list(page)).hasSize(limit);
                page = json(
                        path + "limit=" + limit + "&cursor=" + page.get("next").textValue());
                inPages.addAll(list(page));
            }
            assertThat(inPages).as("limit " + limit).isEqualTo(whole);
        }
    }

    @Test
    void shouldGiveOnlyWhatIsAskedFor() throws Exception {
        assertThat(ids("/api/movements?segment=plan%3Dpro", "movementId"))
                .containsExactly("m10", "m8", "m6", "m4", "m2", "m0");
        assertThat(ids("/api/movements?kind=new", "movementId")).containsExactly("m9", "m6", "m3", "m0");
        assertThat(ids("/api/movements?since=2026-03-06T00:00:00Z", "movementId"))
                .as("the last published first, a correction among them")
                .containsExactly("m0", "m11", "m10");
        assertThat(ids("/api/alerts?severity=HIGH&state=open", "alertId")).containsExactly("a3", "a0");
        assertThat(ids("/api/alerts?kind=UPSELL", "alertId")).containsExactly("a3", "a1", "a7", "a5");
        assertThat(ids("/api/alerts?since=2026-03-04T00:00:00Z", "alertId")).containsExactly("a8", "a7", "a6");
        assertThat(ids("/api/alerts?segment=plan%3Dpro&state=open", "alertId")).containsExactly("a2", "a4", "a0");
        assertThat(ids("/api/alerts?decided=true", "alertId")).containsExactly("a4");
        assertThat(ids("/api/alerts?owner=ann", "alertId")).containsExactly("a3", "a7");
        assertThat(ids("/api/alerts?owner=nobody&state=open", "alertId")).containsExactly("a2", "a4", "a0", "a1");
        assertThat(ids("/api/alerts?decided=false&state=open", "alertId"))
                .as("the largest expected loss first, of older ones a month of it")
                .containsExactly("a2", "a3", "a0", "a1");
        assertThat(ids("/api/metrics?since=2026-03-05T00:00:00Z", "day"))
                .containsExactly("2026-03-04", "2026-03-05", "2026-03-07");
    }

    @Test
    void shouldListACustomerUntilItIsForgotten() throws Exception {
        JsonNode all = json("/api/customers?limit=1");
        assertThat(List.of(all.get("total").asInt(), all.get("paying").asInt())).containsExactly(4, 2);
        assertThat(all.get("mrr").textValue()).isEqualTo("2.000000");
        assertThat(list(all).get(0).get("features")).as("its whole health").isNotNull();

        outputs.forget("c2", day(40));

        while (json("/api/customers").get("total").asInt() > 3) { // the test's time limit ends it
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(ids("/api/customers", "customerId")).containsExactly("c3", "c0", "c1");
    }

    @Test
    void shouldSayInAHeaderWhereCsvGoesOn() throws Exception {
        HttpResponse<String> first = get("/api/movements?format=csv&limit=11&segment=all");
        assertThat(first.body().lines()).hasSize(12);
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).startsWith("</api/movements?").endsWith(">; rel=\"next\"");

        HttpResponse<String> second = get(link.substring(1, link.indexOf('>')));

        assertThat(second.body().lines()).hasSize(2).element(1).asString().startsWith("c0,m0,1,");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void shouldNameWhatThereIsWhenThereIsNotWhatIsAskedFor() throws Exception {
        for (String path : List.of("/api/metrics", "/api/movements", "/api/alerts")) {
            assertThat(refused(path + "?segment=plan%3Dprox"))
                    .isEqualTo("retention-metrics has no segment plan=prox; did you mean plan=pro? It has plan=pro");
        }
        assertThat(refused("/api/metrics?from=2026-03-05&to=2026-03-01"))
                .contains("from is 2026-03-05, which is after to, 2026-03-01");
        assertThat(refused("/api/movements?from=2026-03-05&to=2026-03-01")).contains("from must be the first day");
        assertThat(refused("/api/movements?kind=NEW,OLD")).contains("kind is 'OLD'", "EXPANSION");
        assertThat(refused("/api/alerts?severity=urgent")).contains("CRITICAL");
        assertThat(refused("/api/alerts?decided=maybe")).isEqualTo("decided is 'maybe'; it must be true or false");
        assertThat(refused("/api/alerts?since=yesterday")).contains("2026-03-01T00:00:00Z");
        for (String cursor : List.of("x", "bm9uc2Vuc2U", "YWxlcnRzAHgAeQB6")) {
            assertThat(refused("/api/alerts?cursor=" + cursor)).contains("gave as next");
        }
        String other = json("/api/movements?limit=1").get("next").textValue();
        assertThat(refused("/api/alerts?cursor=" + other)).contains("gave as next");
    }

    private static String customer(int i) {
        return "c" + i % 4;
    }

    private static Instant day(int i) {
        return FIRST.plus(i, ChronoUnit.DAYS);
    }

    private List<String> ids(String path, String field) throws Exception {
        return list(json(path)).stream()
                .map(record -> record.get(field).textValue())
                .toList();
    }

    private static List<JsonNode> list(JsonNode answer) {
        for (String name : List.of("movements", "alerts", "customers", "rows")) {
            if (answer.has(name)) {
                List<JsonNode> list = new ArrayList<>();
                answer.get(name).forEach(list::add);
                return list;
            }
        }
        throw new AssertionError(answer);
    }

    private String refused(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return JSON.readTree(answer.body()).get("error").textValue();
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void add(WebServer.Routes routes, String path, Api.Answer answer) {
        routes.get(path, request -> answer.to(new HttpCall(request)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }
}
