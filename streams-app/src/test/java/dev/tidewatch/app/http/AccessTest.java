package dev.tidewatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccessTest {

    private static final String SECRET = "correct-horse-battery";
    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);

    @Test
    void shouldAskForATokenWhereOthersCanReachIt() {
        for (String address : List.of("0.0.0.0:8080", "[::]:8080", "192.0.2.1:80")) {
            HostAndPort bind = HostAndPort.fromString(address);
            assertThatThrownBy(() -> Access.of(bind, Optional.empty()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("tidewatch.http.token");
            assertThatCode(() -> Access.of(bind, Optional.of(SECRET))).doesNotThrowAnyException();
        }
        Reach published = new Reach(HostAndPort.fromString("0.0.0.0:8080"), true);
        assertThatCode(() -> Access.of(published, Optional.empty())).doesNotThrowAnyException();
        for (String address : List.of("127.0.0.1:8080", "[::1]:8080", "localhost:80")) {
            assertThatCode(() -> Access.of(HostAndPort.fromString(address), Optional.empty()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldAnswerOnlyBrowsersThatBelieveToTalkToThisMachine() throws IOException {
        try (WebServer server = server(Optional.empty())) {
            for (String host : List.of("localhost:8080", "127.0.0.1", "[::1]:80", "LOCALHOST")) {
                assertThat(status(server, "/x", "Host: " + host)).as(host).isEqualTo(200);
            }
            for (String host : List.of("evil.example", "localhost.evil.example", "10.0.0.1:8080", "", "a b")) {
                assertThat(status(server, "/x", "Host: " + host)).as(host).isIn(403, 400);
            }
        }
    }

    @Test
    void shouldAnswerNobodyElseWhereAnEngineLetsOnlyThisMachineThrough() throws IOException {
        Access access = Access.of(new Reach(HostAndPort.fromParts("0.0.0.0", 0), true), Optional.empty());
        try (WebServer server = server(access)) {
            assertThat(status(server, "/x", "Host: localhost:8080")).isEqualTo(200);
            assertThat(status(server, "/x", "Host: pipeline:8080")).isEqualTo(403);
            assertThat(status(server, "/x", "Host: evil.example")).isEqualTo(403);
        }
    }

    @Test
    void shouldAnswerNoPageOfAnotherOrigin() throws IOException {
        try (WebServer server = server(Optional.empty())) {
            String host = "Host: localhost:8080";
            for (String origin : List.of("http://localhost:8080", "HTTP://LocalHost:8080")) {
                assertThat(status(server, "/x", host, "Origin: " + origin))
                        .as(origin)
                        .isEqualTo(200);
            }
            for (String origin : List.of("http://evil.example", "null", "http://localhost:9090")) {
                assertThat(status(server, "/x", host, "Origin: " + origin))
                        .as(origin)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void shouldAnswerWhoHasTheTokenAndNobodyElse() throws IOException {
        try (WebServer server = server(Optional.of(SECRET))) {
            assertThat(status(server, "/x", "Host: tidewatch.example", "Authorization: Bearer " + SECRET))
                    .isEqualTo(200);
            for (String scheme : List.of("bearer", "BEARER", "bEaReR ")) {
                assertThat(status(server, "/x", "Host: a", "Authorization: " + scheme + " " + SECRET))
                        .as(scheme)
                        .isEqualTo(200);
            }
            assertThat(status(server, "/x", "Host: a", "Authorization: Bearer" + SECRET))
                    .isEqualTo(401);
            assertThat(status(server, "/x", "Host: a", "Authorization: Bearer wrong"))
                    .isEqualTo(401);
            assertThat(status(server, "/x", "Host: a", "Authorization: Basic " + SECRET))
                    .isEqualTo(401);
            assertThat(status(server, "/x", "Host: a", "Cookie: tidewatch=" + SECRET))
                    .isEqualTo(401);
            assertThat(status(server, "/x", "Host: a")).isEqualTo(401);
            assertThat(status(server, "/healthz", "Host: 10.0.0.7:8080")).isEqualTo(200);
        }
    }

    @Test
    void shouldLetABrowserInByTheForm() throws IOException {
        try (WebServer server = server(Optional.of(SECRET))) {
            assertThat(get(server, "/", "Host: a")).startsWith("HTTP/1.1 302 ").contains("/login");
            assertThat(get(server, "/login", "Host: a"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("<form method=\"post\"");
            assertThat(login(server, "wrong")).startsWith("HTTP/1.1 401 ").doesNotContain("Set-Cookie");
            String answer = login(server, SECRET);
            assertThat(answer)
                    .startsWith("HTTP/1.1 303 ")
                    .contains("HttpOnly")
                    .contains("SameSite=Strict")
                    .doesNotContain(SECRET);
            String cookie = cookie(answer);
            assertThat(status(server, "/x", "Host: a", "Cookie: " + cookie)).isEqualTo(200);
            assertThat(get(server, "/", "Host: a", "Cookie: " + cookie)).doesNotContain("/login");
        }
    }

    @Test
    void shouldSlowWhoGuessesTheTokenAndNobodyElse() throws IOException {
        try (WebServer server = server(Optional.of(SECRET))) {
            String guesser = "X-Forwarded-For: 192.0.2.7";
            String bearer = "Authorization: Bearer " + SECRET;
            String cookie = cookie(login(server, SECRET));
            for (int i = 0; i < 10; i++) {
                assertThat(status(server, "/x", "Host: a", guesser, "Authorization: Bearer guess" + i))
                        .isEqualTo(401);
            }

            assertThat(get(server, "/x", "Host: a", guesser, bearer))
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: ", "too many wrong tokens");
            assertThat(login(server, SECRET, guesser)).startsWith("HTTP/1.1 429 ");
            assertThat(status(server, "/x", "Host: a", guesser, "Cookie: " + cookie))
                    .isEqualTo(200);
            assertThat(status(server, "/x", "Host: a", bearer)).isEqualTo(200);
        }
    }

    @Test
    void shouldSayWhatABrowserMayDoWithEveryAnswer() throws IOException {
        try (WebServer server = server(Optional.empty())) {
            for (String path : List.of("/x", "/nothing", "/login")) {
                assertThat(get(server, path, "Host: localhost"))
                        .contains("Content-Security-Policy: default-src 'self'")
                        .contains("X-Content-Type-Options: nosniff")
                        .contains("Referrer-Policy: same-origin");
            }
        }
    }

    @Test
    void shouldLetPagesOfAnAllowedOriginReadTheApi() throws IOException {
        String origin = "Origin: https://app.example.com";
        String token = "Authorization: Bearer " + SECRET;
        try (WebServer server = server(Optional.of(SECRET), List.of("https://App.example.com"))) {
            String answer = get(server, "/api/x", "Host: a", origin, token);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("Access-Control-Allow-Origin: https://app.example.com")
                    .contains("Access-Control-Expose-Headers: Link")
                    .contains("Vary: Origin")
                    .doesNotContain("Access-Control-Allow-Credentials");
            assertThat(get(server, "/api/x", "Host: a", origin))
                    .startsWith("HTTP/1.1 401")
                    .contains("Access-Control-Allow-Origin: https://app.example.com");
            assertThat(preflight(server, "/api/x", origin))
                    .startsWith("HTTP/1.1 204")
                    .contains("Access-Control-Allow-Methods: GET, HEAD")
                    .contains("Access-Control-Allow-Headers: Authorization");
            assertThat(status(server, "/x", "Host: a", origin, token))
                    .as("no API")
                    .isEqualTo(403);
            assertThat(preflight(server, "/login", origin)).startsWith("HTTP/1.1 403");
            assertThat(status(server, "/api/x", "Host: a", "Origin: https://evil.example", token))
                    .isEqualTo(403);
            assertThat(preflight(server, "/api/x", "Origin: https://evil.example"))
                    .startsWith("HTTP/1.1 403");
        }
        try (WebServer server = server(Optional.of(SECRET))) {
            assertThat(status(server, "/api/x", "Host: a", origin, token))
                    .as("off by default")
                    .isEqualTo(403);
            assertThat(preflight(server, "/api/x", origin)).startsWith("HTTP/1.1 403");
        }
    }

    private static String preflight(WebServer server, String path, String origin) throws IOException {
        return RawConnection.exchange(
                server.url(),
                "OPTIONS " + path + " HTTP/1.1\r\nHost: a\r\n" + origin
                        + "\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n");
    }

    private static WebServer server(Optional<String> token) {
        return server(token, List.of());
    }

    private static WebServer server(Optional<String> token, List<String> origins) {
        return server(Access.of(new Reach(ANY_PORT, false), token, Access.Keeping.DEFAULT, origins));
    }

    private static WebServer server(Access access) {
        return WebServer.listen(ANY_PORT, access, routes -> {
            new Login(access).addTo(routes);
            routes.get("/", request -> request.result("page"));
            routes.get("/x", request -> request.result("x"));
            routes.get("/api/x", request -> request.result("x"));
            routes.get("/healthz", request -> request.result("up"));
        });
    }

    static int status(WebServer server, String path, String... headers) throws IOException {
        return Integer.parseInt(get(server, path, headers).substring(9, 12));
    }

    static String get(WebServer server, String path, String... headers) throws IOException {
        return RawConnection.exchange(
                server.url(),
                "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
    }

    static String cookie(String answer) {
        return answer.replaceAll("(?s).*Set-Cookie: (tidewatch=[0-9a-f]+).*", "$1");
    }

    static String login(WebServer server, String token, String... headers) throws IOException {
        String body = "token=" + token;
        return RawConnection.exchange(
                server.url(),
                "POST /login HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nConnection: close\r\n"
                        + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }
}
