package dev.tidewatch.app.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.plan.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebChannelTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Notice NOTICE = Notice.of(AnAlert.raised("ada"));

    private final List<String> paths = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void shouldHaveTakenItWhenTheStatusIsOfSuccess() throws Exception {
        assertThat(send("204", true)).isEqualTo(Answer.TAKEN);
        assertThat(send("200", true)).isEqualTo(Answer.TAKEN);
    }

    @Test
    void shouldTryAgainWhenTheServerIsToBlame() throws Exception {
        assertThat(send("503", true)).isEqualTo(Answer.notNow("it answers 503: two lines"));
        assertThat(send("500", true)).isInstanceOf(Answer.NotNow.class);
        assertThat(send("408", true)).isInstanceOf(Answer.NotNow.class);
    }

    @Test
    void shouldRestWhenItIsAskedTo() throws Exception {
        assertThat(((Answer.NotNow) send("429", true)).after()).contains(Duration.ofSeconds(7));
    }

    @Test
    void shouldNeverTryAgainWhenTheRequestIsToBlame() throws Exception {
        for (String status : List.of("400", "401", "404", "410", "422")) {
            assertThat(send(status, true)).isEqualTo(new Answer.Never("it answers " + status + ": two lines"));
        }
    }

    @Test
    void shouldNotFollowWhenItIsRedirected() throws Exception {
        assertThat(send("302", true)).isInstanceOf(Answer.Never.class);
        assertThat(paths).containsExactly("/302");
    }

    @Test
    void shouldRefuseThisMachineUnlessItIsAllowed() throws Exception {
        for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
            Answer answer = send(URI.create("http://" + host + ":" + port() + "/200"), false);
            assertThat(answer).isInstanceOf(Answer.Never.class);
            assertThat(((Answer.Never) answer).why()).contains("allowPrivate: true allows it");
        }
        assertThat(paths).isEmpty();
    }

    @Test
    void shouldTryAgainWhenNobodyAnswersInTime() throws Exception {
        assertThat(send("hang", true)).isEqualTo(Answer.notNow("it gives no answer in time"));
    }

    @Test
    void shouldTryAgainWhenNobodyListens() throws Exception {
        // given
        int port = port();
        server.stop(0);
        // then
        assertThat(send(URI.create("http://127.0.0.1:" + port + "/200"), true))
                .isEqualTo(Answer.notNow("nobody listens there"));
        assertThat(send(URI.create("http://nowhere.invalid/200"), true))
                .isEqualTo(Answer.notNow("its name has no address"));
    }

    /** The names of Java's exceptions are for programmers. */
    @Test
    void shouldSayInWordsWhyWhenItIsNoWebServer() throws Exception {
        assertThat(answerOf("https", "I know no TLS.\n"))
                .asInstanceOf(type(Answer.NotNow.class))
                .extracting(Answer.NotNow::why, STRING)
                .startsWith("no secure connection can be made: ")
                .doesNotContain("Exception");
        assertThat(answerOf("http", "")).isEqualTo(Answer.notNow("it ends the connection before it has answered"));
    }

    /** Returns the answer of a server that says this and hangs up. */
    private static Answer answerOf(String scheme, String says) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangsUp = new Thread(() -> hangUp(server, says));
            hangsUp.start();
            Answer answer = send(URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/200"), PATIENCE);
            hangsUp.join();
            return answer;
        }
    }

    /** It reads the beginning, so that the end is no reset. */
    private static void hangUp(ServerSocket server, String says) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().read(new byte[10_000]);
            connection.getOutputStream().write(says.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldUnderstandBothFormsWhenItIsToldWhenToComeBack() {
        assertThat(HttpAnswers.restOf("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(HttpAnswers.restOf("Sun, 01 Mar 2026 12:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
        assertThat(HttpAnswers.restOf("Sun, 01 Mar 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(HttpAnswers.restOf("999999999", NOW)).contains(Duration.ofDays(1));
        assertThat(HttpAnswers.restOf("soon", NOW)).isEmpty();
        assertThat(HttpAnswers.restOf(null, NOW)).isEqualTo(Optional.empty());
    }

    private Answer send(String path, boolean allowsPrivate) throws InterruptedException {
        return send(URI.create("http://127.0.0.1:" + port() + "/" + path), allowsPrivate);
    }

    private static Answer send(URI url, boolean allowsPrivate) throws InterruptedException {
        return send(new Address.Webhook(url, List.of(), Address.Form.STANDARD, allowsPrivate), Duration.ofMillis(500));
    }

    private static Answer send(URI url, Duration timeout) throws InterruptedException {
        return send(new Address.Webhook(url, List.of(), Address.Form.STANDARD, true), timeout);
    }

    private static Answer send(Address.Webhook address, Duration timeout) throws InterruptedException {
        try (WebChannel channel = WebChannel.to(address, null, timeout, InstantSource.fixed(NOW))) {
            return channel.send(NOTICE);
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** Answers with the status that the path names. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        if (path.equals("/hang")) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        int status = Integer.parseInt(path.substring(1));
        exchange.getResponseHeaders().add("Retry-After", status == 429 ? "7" : "later");
        exchange.getResponseHeaders().add("Location", "/200");
        byte[] body = "two\r\nlines".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
        exchange.getResponseBody().write(status == 204 ? new byte[0] : body);
        exchange.close();
    }
}
