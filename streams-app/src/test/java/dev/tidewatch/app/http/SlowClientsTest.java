package dev.tidewatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets whose other end takes its time. */
@Timeout(90)
class SlowClientsTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);
    private static final int CLIENTS = 200;
    private static final int SIZE = 1000;

    /** A tenth of what it is in use, to be seen sooner. */
    private static final Bodies.Pace PACE = new Bodies.Pace(Duration.ofMillis(400), 64 * 1024);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();

    /** As many as are answered at once. */
    private final CountDownLatch busy = new CountDownLatch(44);

    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void close() throws IOException {
        released.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void shouldAnswerHealthWhileBodiesDoNotCome() throws Exception {
        try (WebServer server = server(Bodies.Pace.DEFAULT)) {
            for (int i = 0; i < CLIENTS; i++) {
                open(server, post(SIZE) + "x");
            }

            assertThat(health(server)).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswerOthersWhileBodiesForAPathWithVariablesDoNotCome() throws Exception {
        try (WebServer server = server(Bodies.Pace.DEFAULT)) {
            for (int i = 0; i < CLIENTS; i++) {
                open(server, post("/of/ada%7C" + i + "/echo", SIZE) + "x");
            }

            assertThat(status(server, "/quick")).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswerHealthWhileAllOtherAnswersTakeLong() throws Exception {
        try (WebServer server = server(Bodies.Pace.DEFAULT)) {
            for (int i = 0; i < CLIENTS; i++) {
                open(server, "GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
                open(server, post(1) + "x");
            }
            busy.await();

            assertThat(health(server)).isEqualTo(200);
            released.countDown();
        }
    }

    @Test
    void shouldCutOffABodyThatStopsOrDrips() throws Exception {
        try (WebServer server = server(PACE)) {
            Socket stopped = open(server, post(SIZE) + "x");
            Socket dripping = open(server, post(SIZE));

            assertThat(dripped(dripping)).startsWith("HTTP/1.1 408 ");
            assertThat(answer(stopped)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void shouldNotReadTheBodyOfWhoHasNoToken() throws Exception {
        try (WebServer server = WebServer.listen(
                ANY_PORT,
                Access.of(ANY_PORT, Optional.of("correct-horse-battery")),
                routes -> routes.post("/echo", SIZE, (request, body) -> request.result("read")))) {
            assertThat(answer(open(server, post(SIZE)))).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void shouldNotReadABodyWhoseHeadIsRefused() throws Exception {
        BodyHandler refusing = new BodyHandler() {
            @Override
            public void check(Context request) {
                throw new Refusal(Refusal.UNAUTHORIZED, "the signature is too old");
            }

            @Override
            public void answer(Context request, byte[] body) {
                request.result("read");
            }
        };
        try (WebServer server = WebServer.listen(
                ANY_PORT, Access.of(ANY_PORT, Optional.empty()), routes -> routes.post("/echo", SIZE, refusing))) {
            assertThat(answer(open(server, post(SIZE)))).startsWith("HTTP/1.1 401 ");
        }
    }

    private WebServer server(Bodies.Pace pace) {
        return WebServer.listen(ANY_PORT, Access.of(ANY_PORT, Optional.empty()), pace, routes -> {
            routes.post("/echo", SIZE, (request, body) -> {
                if (body.length == 1) {
                    hold();
                }
                request.result(body.length + " bytes");
            });
            routes.post("/of/{id}/echo", SIZE, (request, body) -> request.result(request.pathParam("id")));
            routes.get("/long", request -> hold());
            routes.get("/quick", request -> request.result("quick"));
            routes.get("/healthz", request -> request.result("up"));
        });
    }

    private void hold() throws InterruptedException {
        busy.countDown();
        released.await();
    }

    private int health(WebServer server) throws IOException, InterruptedException {
        return status(server, "/healthz");
    }

    private int status(WebServer server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(8))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String post(int size) {
        return post("/echo", size);
    }

    private static String post(String path, int size) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n\r\n";
    }

    private Socket open(WebServer server, String request) throws IOException {
        URI address = URI.create(server.url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        sockets.add(socket);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** What comes back while a byte is sent now and then, never long enough apart to seem idle. */
    private static String dripped(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        while (true) {
            try {
                char first = (char) socket.getInputStream().read();
                return first + answer(socket);
            } catch (SocketTimeoutException nothingYet) {
                socket.getOutputStream().write('x');
            }
        }
    }

    private static String answer(Socket socket) throws IOException {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }
}
