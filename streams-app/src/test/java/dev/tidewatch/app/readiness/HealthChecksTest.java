package dev.tidewatch.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.PipelineState;
import dev.tidewatch.app.RestoreLog;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthChecksTest {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);

    private final RestoreLog restored = new RestoreLog(System::nanoTime, line -> {});
    private Standing standing = standing(PipelineState.RUNNING, true);
    private final WebServer server = WebServer.listen(
            ANY_PORT,
            Access.of(ANY_PORT, Optional.of("a-token-that-is-long")),
            new HealthChecks(() -> standing)::addTo);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldAnswerWithoutATokenWhenAllIsWell() throws Exception {
        assertThat(get("/healthz").body()).isEqualTo("{\"alive\":true,\"state\":\"RUNNING\"}");
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body())
                .isEqualTo("{\"ready\":true,\"state\":\"RUNNING\",\"viewCaughtUp\":true,"
                        + "\"restore\":{\"restored\":0,\"total\":0,\"stores\":{}}}");
    }

    @Test
    void shouldBeAliveButNotReadyWhileTheStateIsReadBack() throws Exception {
        TopicPartition customers = new TopicPartition("app-customers-changelog", 0);
        restored.onRestoreStart(customers, "customers", 0, 100);
        restored.onRestoreStart(new TopicPartition("app-customers-changelog", 1), "customers", 50, 60);
        restored.onRestoreStart(new TopicPartition("app-due-changelog", 0), "due", 0, 10);
        restored.onBatchRestored(customers, "customers", 39, 40);
        restored.onRestoreEnd(customers, "customers", 40);
        standing = standing(PipelineState.RESTORING, true);

        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"error\":\"the state is being read back\"")
                .contains("\"restore\":{\"restored\":40,\"total\":120,\"stores\":{"
                        + "\"customers\":{\"restored\":40,\"total\":110,\"open\":1},"
                        + "\"due\":{\"restored\":0,\"total\":10,\"open\":1}}}");
    }

    @Test
    void shouldNotBeReadyUntilTheOutputTopicsAreRead() throws Exception {
        standing = standing(PipelineState.RUNNING, false);

        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).contains("\"error\":\"the output topics are still being read\"");
    }

    @Test
    void shouldBeAliveButNotReadyWhileSomethingIsInTheWay() throws Exception {
        standing = new Standing(
                PipelineState.RUNNING, Optional.empty(), Optional.of("no broker answers"), true, restored.progress());

        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).contains("\"error\":\"no broker answers\"");
    }

    @Test
    void shouldSayWhyWhenOnlyAnotherStartWouldHelp() throws Exception {
        standing = standing(PipelineState.STOPPED, true);

        assertThat(get("/healthz").statusCode()).isEqualTo(503);
        assertThat(get("/healthz").body())
                .isEqualTo("{\"alive\":false,\"state\":\"STOPPED\",\"error\":\"the pipeline has stopped\"}");
        assertThat(get("/readyz").statusCode()).isEqualTo(503);

        standing = new Standing(
                PipelineState.RUNNING, Optional.of("no disk"), Optional.empty(), false, restored.progress());

        assertThat(get("/healthz").body()).contains("\"alive\":false").contains("no disk");
        assertThat(get("/readyz").body()).contains("\"ready\":false").contains("no disk");
    }

    private Standing standing(PipelineState state, boolean caughtUp) {
        return new Standing(state, Optional.empty(), Optional.empty(), caughtUp, restored.progress());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }
}
