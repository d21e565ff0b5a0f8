package dev.tidewatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);
    private static final int LARGE = 1 << 16;

    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<EventStream> gone = new LinkedBlockingQueue<>();
    private final WebServer server = WebServer.listen(
            ANY_PORT,
            Access.of(ANY_PORT, Optional.empty()),
            routes -> routes.get("/stream", request -> opened.add(EventStream.open(request, gone::add))));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldSendWhatIsOfferedAndEndWhenItIsClosed() throws Exception {
        try (Socket socket = connect()) {
            EventStream stream = opened.take();
            stream.offer(List.of(EventStream.frame("a", "{\"n\":1}"), EventStream.frame("b", "{}")));
            BufferedReader lines = lines(socket);

            assertThat(next(lines, "event: ")).isEqualTo("event: a");
            assertThat(lines.readLine()).isEqualTo("data: {\"n\":1}");
            assertThat(next(lines, "event: ")).isEqualTo("event: b");

            stream.close();
            assertThat(gone.take()).isSameAs(stream);
            assertThat(next(lines, "0")).isEqualTo("0"); // the last chunk
        }
    }

    @Test
    void shouldDropWhoDoesNotReadAndNobodyElse() throws Exception {
        try (Socket slow = connect()) {
            EventStream unread = opened.take();
            try (Socket fast = connect()) {
                EventStream read = opened.take();
                BufferedReader lines = lines(fast);
                byte[] frame = EventStream.frame("large", "x".repeat(LARGE));
                while (gone.isEmpty()) {
                    unread.offer(List.of(frame));
                    read.offer(List.of(frame));
                    assertThat(next(lines, "data: ")).isNotNull();
                }

                assertThat(gone).containsExactly(unread);
                read.offer(List.of(EventStream.frame("after", "{}")));
                assertThat(next(lines, "event: after")).isNotNull();
            }
            assertThat(slow.isClosed()).isFalse();
        }
    }

    @Test
    void shouldNoticeWhoLeaves() throws Exception {
        EventStream left;
        try (Socket socket = connect()) {
            left = opened.take();
            assertThat(next(lines(socket), "retry: ")).isNotNull();
        }
        while (gone.isEmpty()) {
            left.offer(List.of(EventStream.frame("a", "{}")));
        }

        assertThat(gone).containsExactly(left);
    }

    private Socket connect() throws IOException {
        URI address = URI.create(server.url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static @Nullable String next(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
            line = lines.readLine();
        }
        return line;
    }
}
