package dev.tidewatch.app.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a server that answers what it understood. */
@Timeout(60)
class QueryTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server = WebServer.listen(
            ANY_PORT,
            Access.of(ANY_PORT, Optional.empty()),
            routes -> routes.get("/", request -> {
                Query query = Query.ofList(new HttpCall(request), "segment", "window", "from", "limit", "figure");
                request.result(query.segment().key() + " " + query.window() + " " + query.day("from") + " "
                        + query.limit() + " " + query.isCsv());
            }));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldUnderstandWhatIsGivenAndTakeDefaultsForTheRest() throws Exception {
        assertThat(answer("/")).isEqualTo("all P30D null 100 false");
        assertThat(answer("/?segment=plan%3Dpro&window=mtd&from=2026-03-01&limit=5&format=csv"))
                .isEqualTo("plan=pro MTD 2026-03-01 5 true");
        assertThat(answer("/?from=&limit=&window=")).isEqualTo("all P30D null 100 false");
    }

    @Test
    void shouldRefuseWhatItDoesNotUnderstandAndSayWhatWouldBeRight() throws Exception {
        assertThat(answer("/?windw=P1D")).contains("'windw'", "figure, format, from, limit, segment, window");
        assertThat(answer("/?window=P2D")).contains("P2D", "P365D");
        assertThat(answer("/?segment=pro")).contains("plan=pro");
        assertThat(answer("/?from=yesterday")).contains("2026-03-01");
        for (String limit : new String[] {"0", "-1", "10001", "many"}) {
            assertThat(answer("/?limit=" + limit)).contains("from 1 to 10000");
        }
        assertThat(answer("/?format=xml")).contains("json or csv");
    }

    @Test
    void shouldGiveCsvWhereItIsAccepted() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/"))
                .header("Accept", "text/csv")
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).body()).endsWith("true");
    }

    private String answer(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
