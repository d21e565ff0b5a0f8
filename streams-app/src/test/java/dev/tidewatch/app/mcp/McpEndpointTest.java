package dev.tidewatch.app.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.api.Api;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may ask, how much at once, and what is said when it goes wrong; {@code ApiIT} has the answers of a pipeline. */
@Timeout(60)
class McpEndpointTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);
    private static final String TOKEN = "a-secret-of-sixteen";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

    private final CountDownLatch asked = new CountDownLatch(8);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server = WebServer.listen(
            ANY_PORT,
            Access.of(ANY_PORT, Optional.of(TOKEN)),
            new McpEndpoint(
                    Map.<String, Api.Answer>of(
                            "/api/status", this::slowly,
                            "/api/segments",
                                    call -> {
                                        throw new IllegalStateException("a bug");
                                    },
                            "/api/alerts", call -> say(call, "x".repeat(Tool.MOST_CHARACTERS)),
                            "/api/metrics", call -> say(call, asked(call))),
                    "1.0")::addTo);

    @AfterEach
    void close() {
        answered.countDown();
        server.close();
    }

    @Test
    void shouldAnswerOnlyWhoHasTheToken() throws Exception {
        assertThat(send(request(LIST)).statusCode()).isEqualTo(401);
        assertThat(send(admitted(LIST).header("Origin", "https://example.org")).statusCode())
                .isEqualTo(403);
        assertThat(send(admitted(LIST)).body()).contains("\"customers_at_risk\"", "\"readOnlyHint\":true");
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeOrNoQuestion() throws Exception {
        assertThat(send(admitted(" ".repeat(70_000) + LIST)).statusCode()).isEqualTo(413);
        assertThat(send(admitted("why did NRR fall?")).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldAskForTheLiveRowAloneWhenNoDayIsNamed() throws Exception {
        assertThat(send(admitted(call("figures", "{}"))).body()).contains("from=9999-12-31", "limit=40");
        assertThat(send(admitted(call("figures", "{\"to\":\"2026-03-01\",\"cursor\":\"\"}")))
                        .body())
                .contains("to=2026-03-01")
                .doesNotContain("from=", "cursor=");
    }

    @Test
    void shouldSayThatItFailedAndNotHow() throws Exception {
        assertThat(send(admitted(call("segments", "{}"))).body())
                .contains("this failed; the log says why", "\"isError\":true")
                .doesNotContain("a bug");
        assertThat(send(admitted(call("customers_at_risk", "{}"))).body())
                .contains("at most 200000 are given at once; ask for less")
                .doesNotContain("xxx");
    }

    @Test
    void shouldPutOffTheNinthQuestionAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(client.sendAsync(admitted(call("overview", "{}")).build(), BodyHandlers.ofString()));
        }
        asked.await();

        HttpResponse<String> ninth = send(admitted(LIST));

        assertThat(ninth.statusCode()).isEqualTo(503);
        assertThat(ninth.headers().firstValue("Retry-After")).contains("1");
        answered.countDown();
        for (CompletableFuture<HttpResponse<String>> one : eight) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
    }

    private void slowly(Call call) throws Exception {
        asked.countDown();
        answered.await();
        say(call, "slow");
    }

    private static void say(Call call, String text) throws Exception {
        call.answer("application/json")
                .write(("{\"rows\":[],\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static String asked(Call call) {
        return call.parameters().keySet().stream()
                .sorted()
                .map(name -> name + "=" + call.parameter(name))
                .collect(Collectors.joining(" "));
    }

    private static String call(String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
    }

    private HttpRequest.Builder admitted(String body) {
        return request(body).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(URI.create(server.url() + McpEndpoint.PATH))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
