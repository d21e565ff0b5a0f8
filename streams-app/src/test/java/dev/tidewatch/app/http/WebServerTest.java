package dev.tidewatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebServerTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);
    private static final Access ANYBODY_HERE = Access.of(ANY_PORT, Optional.empty());
    private static final int MOST_BYTES = 1000;

    /** More than fits in the buffers between the server and a client. */
    private static final int LARGE = 32 << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final WebServer endpoint = WebServer.listen(ANY_PORT, ANYBODY_HERE, routes -> {
        routes.post("/echo", MOST_BYTES, (request, body) -> request.result(body.length + " bytes"));
        routes.post("/slow", MOST_BYTES, (request, body) -> request.result(slow()));
        routes.post("/broken", MOST_BYTES, (request, body) -> {
            throw new IllegalStateException("hunter2");
        });
    });

    @AfterEach
    void close() {
        answer.countDown();
        endpoint.close();
    }

    @Test
    void shouldAnswerOnlyWhatIsThere() throws Exception {
        assertThat(post("/echo", "x").statusCode()).isEqualTo(200);
        assertThat(post("/nothing", "x").body()).startsWith("{\"error\":\"there is nothing at this path");
        assertThat(post("/", "x").statusCode()).isEqualTo(404);
        for (String method : List.of("GET", "PUT")) {
            HttpResponse<String> response = send(
                    request("/echo").method(method, BodyPublishers.noBody()).build());
            assertThat(response.statusCode()).as(method).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("POST");
        }
    }

    @Test
    void shouldWordEveryErrorInTheSameWay() throws IOException {
        for (String path :
                List.of("/%00", "/%ff", "/../../etc/passwd", "/%2e%2e/x", "/a%2fb", "/a;b/%zz", "//x", "x")) {
            assertThat(exchange("GET " + path))
                    .as(path)
                    .startsWith("HTTP/1.1 4")
                    .contains("\r\n\r\n{\"error\":\"");
        }
        assertThat(exchange("GET /" + "x".repeat(40_000)))
                .startsWith("HTTP/1.1 4")
                .contains("{\"error\":\"");
        assertThat(exchange("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(40_000) + "\r\nY: "))
                .startsWith("HTTP/1.1 431 ")
                .contains("{\"error\":\"the head of the request is too large; it may have 32 KiB\"}");
    }

    private String exchange(String begin) throws IOException {
        return RawConnection.exchange(
                endpoint.url(), begin + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Test
    void shouldTakeABodyOfTheLargestSizeAndNoneBeyond() throws Exception {
        assertThat(post("/echo", "x".repeat(MOST_BYTES)).body()).isEqualTo("1000 bytes");
        assertThat(RawConnection.announce(endpoint.url(), "/echo", MOST_BYTES + 1))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void shouldRefuseALargeBodyWhoseSizeIsNotAnnounced() throws IOException {
        String chunked =
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + "3e9\r\n" + "x".repeat(MOST_BYTES + 1) + "\r\n0\r\n\r\n";

        assertThat(RawConnection.exchange(endpoint.url(), chunked)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void shouldNotAnswerAGiantHeader() throws IOException {
        String giant = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\nX: "
                + "x".repeat(100_000) + "\r\n\r\nx";

        assertThat(RawConnection.exchange(endpoint.url(), giant)).doesNotContain(" 200 ", "bytes");
    }

    @Test
    void shouldKeepWhatWentWrongToTheLog() throws Exception {
        HttpResponse<String> response = post("/broken", "x");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"this failed; the log says why\"}");
    }

    @Test
    void shouldFinishWhatItIsAnsweringWhenItIsClosed() throws Exception {
        CompletableFuture<HttpResponse<String>> slow = client.sendAsync(
                request("/slow").POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
        asked.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(endpoint::close);
        while (post("/echo", "x").statusCode() != 503) {
            Thread.onSpinWait();
        }

        assertThat(closed).isNotDone();
        answer.countDown();

        assertThat(slow.get().body()).hasSize(LARGE);
        closed.get();
        assertThatThrownBy(() -> post("/echo", "x")).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldNameTheSettingWhenTheAddressIsTaken() {
        HostAndPort taken = HostAndPort.fromString(URI.create(endpoint.url()).getAuthority());

        assertThatThrownBy(() -> WebServer.listen(taken, ANYBODY_HERE, routes -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot listen on " + taken)
                .hasMessageContaining("tidewatch.http.bind");
        assertThatThrownBy(() ->
                        WebServer.listen(HostAndPort.fromParts("no-such-host.invalid", 0), ANYBODY_HERE, routes -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such host");
    }

    private String slow() throws InterruptedException {
        asked.countDown();
        answer.await();
        return "x".repeat(LARGE);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint.url() + path));
    }
}
