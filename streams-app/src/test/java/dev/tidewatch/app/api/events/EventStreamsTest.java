package dev.tidewatch.app.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.views.reading.ViewEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream that broke off goes on where it was, or is told that it cannot. */
@Timeout(60)
class EventStreamsTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);

    private final EventStreams streams = new EventStreams(Query::segment, () -> "{}");
    private final WebServer server = WebServer.listen(
            ANY_PORT, Access.of(ANY_PORT, Optional.empty()), routes -> routes.get("/stream", streams::open));

    @AfterEach
    void close() {
        streams.close();
        server.close();
    }

    @Test
    void shouldGiveWhatWasMissedWithoutAGapOrARepetition() throws Exception {
        String last;
        try (Client first = new Client("?topics=movements,alerts", null)) {
            first.awaitMark();
            tell(movement("ann", 1), movement("bob", 2));
            assertThat(first.events(2)).containsExactly("movements 1", "movements 2");
            last = first.lastId;
        }
        tell(movement("cyd", 3), alert("ann", 4));
        tell(row("all|P30D|live", 5));

        try (Client again = new Client("?topics=movements,alerts", last)) {
            assertThat(again.events(2)).containsExactly("movements 3", "alerts 4");
            again.awaitMark();
            tell(alert("bob", 6));
            assertThat(again.events(1)).containsExactly("alerts 6");
        }
        try (Client onlyAnn = new Client("?topics=movements,alerts&customer=ann", last)) {
            assertThat(onlyAnn.events(1)).containsExactly("alerts 4");
            onlyAnn.awaitMark();
            tell(movement("bob", 7), movement("ann", 8));
            assertThat(onlyAnn.events(1)).containsExactly("movements 8");
        }
    }

    @Test
    void shouldGiveOnlyTheKindsAndSeveritiesThatAreAskedFor() throws Exception {
        ViewEvent low = event(ViewEvent.ALERT, "ann", 2, new ViewEvent.About("AT_RISK", "LOW"));
        ViewEvent upsell = event(ViewEvent.ALERT, "ann", 3, new ViewEvent.About("UPSELL", "HIGH"));
        ViewEvent gain = event(ViewEvent.MOVEMENT, "ann", 4, new ViewEvent.About("NEW", ""));
        try (Client client = new Client("?topics=movements,alerts&kind=at_risk,CHURN&severity=HIGH,CRITICAL", null)) {
            client.awaitMark();
            tell(movement("ann", 1), low, upsell, gain, alert("ann", 5));
            assertThat(client.events(2)).containsExactly("movements 1", "alerts 5");
        }
        try (Client client = new Client("?topics=movement", null)) {
            assertThat(client.answer).startsWith("HTTP/1.1 400");
            assertThat(client.next("{\"error\":"))
                    .contains(
                            "topics is 'movement'; it must be some of alerts,cohorts,customers,metrics,movements,status");
        }
    }

    @Test
    void shouldGiveOnlyTheNewestRowOfAKey() throws Exception {
        String last;
        try (Client first = new Client("?topics=metrics", null)) {
            first.awaitMark();
            last = first.lastId;
        }
        tell(row("all|P30D|live", 1), row("all|P7D|live", 2));
        tell(row("all|P30D|live", 3));

        try (Client again = new Client("?topics=metrics", last)) {
            assertThat(again.events(2)).containsExactly("metrics 2", "metrics 3");
        }
    }

    @Test
    void shouldSayThatThereIsAGapWhenItDoesNotKnowWhatWasMissed() throws Exception {
        tell(movement("ann", 1));
        for (String unknown : List.of("other-7", "nonsense", "")) {
            try (Client client = new Client("?topics=movements", unknown)) {
                assertThat(client.events(1)).as(unknown).containsExactly("gap {}");
                client.awaitMark();
                tell(movement("bob", 2));
                assertThat(client.events(1)).as(unknown).containsExactly("movements 2");
            }
        }
        String last;
        try (Client client = new Client("?topics=movements", null)) {
            client.awaitMark();
            last = client.lastId;
        }
        tell(new ViewEvent(ViewEvent.MOVEMENT, "big", () -> "x".repeat(2 << 20), null, ViewEvent.About.NOTHING));
        try (Client client = new Client("?topics=movements", last)) {
            assertThat(client.events(1)).as("more than a stream may let wait").containsExactly("gap {}");
        }
    }

    @Test
    void shouldForgetTheOldestWhenThereAreTooMany() {
        Recent recent = new Recent(2);
        String first = recent.add(movement("a", 1));
        String second = recent.add(movement("b", 2));
        recent.add(movement("c", 3));
        assertThat(recent.after(first)).as("all that came after it is there").isPresent();
        recent.add(movement("d", 4));

        assertThat(recent.after(first)).isEmpty();
        assertThat(recent.after(second).orElseThrow())
                .extracting(Recent.Numbered::number)
                .containsExactly(3L, 4L);
        assertThat(recent.after(recent.id()).orElseThrow()).isEmpty();
    }

    private void tell(ViewEvent... events) {
        streams.tell(List.of(events));
    }

    private static ViewEvent movement(String customer, int number) {
        return event(ViewEvent.MOVEMENT, customer, number, new ViewEvent.About("CHURN", ""));
    }

    private static ViewEvent alert(String customer, int number) {
        return event(ViewEvent.ALERT, customer, number, new ViewEvent.About("AT_RISK", "HIGH"));
    }

    private static ViewEvent row(String key, int number) {
        return event(ViewEvent.METRICS, key, number, ViewEvent.About.NOTHING);
    }

    private static ViewEvent event(String name, String key, int number, ViewEvent.About about) {
        return new ViewEvent(name, key, () -> String.valueOf(number), null, about);
    }

    /** As a browser's EventSource reads a stream. */
    private final class Client implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader lines;
        private final String answer;
        private String lastId = "";

        private Client(String query, @Nullable String lastId) throws IOException {
            URI address = URI.create(server.url());
            socket = new Socket(address.getHost(), address.getPort());
            String again = lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /stream" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + again
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            answer = lines.readLine();
            if (answer.contains(" 200 ")) {
                next("retry: ");
            }
        }

        /** So many that are no status. */
        private List<String> events(int count) throws IOException {
            List<String> events = new ArrayList<>();
            while (events.size() < count) {
                String name = next("event: ");
                String data = next("data: ");
                if (!name.equals("status")) {
                    events.add(name + " " + data);
                }
            }
            return events;
        }

        /** Then it is among those that are told what comes. */
        private void awaitMark() throws IOException {
            next("id: ");
        }

        private String next(String start) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(start)) {
                remember(line);
                line = lines.readLine();
            }
            assertThat(line).isNotNull();
            remember(line);
            return line.substring(start.length());
        }

        private void remember(String line) {
            if (line.startsWith("id: ")) {
                lastId = line.substring("id: ".length());
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
