package dev.tidewatch.app.http;

import static dev.tidewatch.app.http.AccessTest.cookie;
import static dev.tidewatch.app.http.AccessTest.get;
import static dev.tidewatch.app.http.AccessTest.login;
import static dev.tidewatch.app.http.AccessTest.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins over real sockets, through several lives of a server. */
@Timeout(60)
class SessionsTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);
    private static final String SECRET = "correct-horse-battery";
    private static final String BEARER = "Authorization: Bearer " + SECRET;
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<EventStream> gone = new LinkedBlockingQueue<>();

    @Test
    void shouldEndOneSessionAndNoOtherAlsoAfterARestart() throws IOException {
        String ended;
        String kept;
        try (WebServer server = server(SECRET)) {
            ended = cookie(login(server, SECRET));
            kept = cookie(login(server, SECRET));
            assertThat(ended).isNotEqualTo(kept);
            assertThat(get(server, "/api/sessions", "Host: a", "Cookie: " + kept))
                    .contains(id(ended), id(kept), "\"current\":true", "\"current\":false")
                    .doesNotContain(kept.substring("tidewatch=".length()));

            assertThat(end(server, id(ended))).startsWith("HTTP/1.1 204 ");

            assertThat(asks(server, ended)).isEqualTo(401);
            assertThat(asks(server, kept)).isEqualTo(200);
            assertThat(get(server, "/api/sessions", "Host: a", BEARER))
                    .contains(id(kept))
                    .doesNotContain(id(ended));
        }
        try (WebServer server = server(SECRET)) {
            assertThat(asks(server, ended)).isEqualTo(401);
            assertThat(asks(server, kept)).isEqualTo(200);
        }
        try (WebServer server = server("another-horse-battery")) {
            assertThat(asks(server, kept)).isEqualTo(401);
        }
    }

    @Test
    void shouldEndTheSessionThatLogsOut() throws IOException {
        try (WebServer server = server(SECRET)) {
            String cookie = cookie(login(server, SECRET));

            assertThat(send(server, "POST /logout", "Cookie: " + cookie, "Content-Length: 0"))
                    .startsWith("HTTP/1.1 303 ")
                    .contains("/login", "tidewatch=; ", "Expires=Thu, 01 Jan 1970");

            assertThat(asks(server, cookie)).isEqualTo(401);
        }
    }

    @Test
    void shouldLetASessionExpire() throws IOException {
        try (WebServer server = server(SECRET)) {
            String cookie = cookie(login(server, SECRET));
            now = now.plus(DAY).minusSeconds(1);
            assertThat(asks(server, cookie)).isEqualTo(200);

            now = now.plusSeconds(1);

            assertThat(asks(server, cookie)).isEqualTo(401);
            assertThat(get(server, "/api/sessions", "Host: a", BEARER)).endsWith("{\"sessions\":[]}");
        }
    }

    @Test
    void shouldOpenNothingToACookieThatWasChanged() throws IOException {
        try (WebServer server = server(SECRET)) {
            String cookie = cookie(login(server, SECRET));
            for (int i = "tidewatch=".length(); i < cookie.length(); i++) {
                char other = cookie.charAt(i) == '0' ? '1' : '0';
                assertThat(asks(server, cookie.substring(0, i) + other + cookie.substring(i + 1)))
                        .as("digit %s", i)
                        .isEqualTo(401);
            }
            for (String none : List.of("", "00", "zz", "0".repeat(64), cookie.substring(10, 74))) {
                assertThat(asks(server, "tidewatch=" + none)).as(none).isEqualTo(401);
            }
        }
    }

    @Test
    void shouldEndTheStreamOfASessionThatIsEnded() throws Exception {
        try (WebServer server = server(SECRET)) {
            String cookie = cookie(login(server, SECRET));
            Thread reader = new Thread(() -> {
                try {
                    get(server, "/stream", "Host: a", "Cookie: " + cookie);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            reader.start();
            EventStream stream = opened.take();
            stream.offer(List.of(EventStream.frame("a", "{}")));
            assertThat(gone).isEmpty();
            end(server, id(cookie));

            stream.offer(List.of(EventStream.frame("b", "{}")));

            assertThat(gone.take()).isSameAs(stream);
            reader.join();
        }
    }

    @Test
    void shouldNotStartWhenItCannotTellWhichSessionsWereEnded() throws IOException {
        Files.writeString(directory.resolve("ended"), "\0\0\0\0");

        assertThatThrownBy(() -> access(SECRET))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(directory.resolve("ended").toString(), "tidewatch.http.token");
    }

    private WebServer server(String secret) {
        Access access = access(secret);
        return WebServer.listen(ANY_PORT, access, routes -> {
            new Login(access).addTo(routes);
            routes.get("/x", request -> request.result("x"));
            routes.get("/stream", request -> opened.add(EventStream.open(request, gone::add)));
        });
    }

    private Access access(String secret) {
        return Access.of(
                new Reach(ANY_PORT, false),
                Optional.of(secret),
                new Access.Keeping(DAY, Optional.of(directory.resolve("ended")), () -> now),
                List.of());
    }

    private static int asks(WebServer server, String cookie) throws IOException {
        return status(server, "/x", "Host: a", "Cookie: " + cookie);
    }

    private static String end(WebServer server, String id) throws IOException {
        return send(server, "DELETE /api/sessions/" + id, BEARER);
    }

    private static String send(WebServer server, String what, String... headers) throws IOException {
        return RawConnection.exchange(
                server.url(),
                what + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
    }

    /** The first 32 digits of a cookie name its session. */
    private static String id(String cookie) {
        return cookie.substring("tidewatch=".length(), "tidewatch=".length() + 32);
    }
}
