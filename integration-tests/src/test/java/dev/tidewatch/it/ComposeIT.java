package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One command brings everything up; events go in, movements come out. */
@NeedsDocker
@Timeout(600)
class ComposeIT {

    private static final Path EXAMPLE = Path.of("..", "examples", "first-year.jsonl");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldShowTheFiguresOfTheExampleWhenItIsIngested() throws Exception {
        try (Compose compose = Compose.ofProject()) {
            compose.run("up", "-d", "--build");
            String pipeline = compose.containerOf("pipeline");
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(Compose.inspect(pipeline, "{{.State.Health.Status}}"))
                            .as(compose.run("logs", "pipeline"))
                            .isEqualTo("healthy"));

            assertThat(page(compose)).contains("<title>Tidewatch");
            for (String service : List.of("kafka", "schema-registry", "pipeline")) {
                String check = Compose.inspect(compose.containerOf(service), "{{json .Config.Healthcheck}}");
                assertThat(check)
                        .as(service)
                        .contains("\"StartPeriod\":600000000000")
                        .doesNotContain("java", ".sh\"");
            }

            String ingested = compose.run(EXAMPLE, "exec", "-T", "pipeline", "tidewatch", "ingest", "--input", "-");
            List<JsonNode> movements = new ArrayList<>();
            for (String line : tail(compose, "mrr-movements", "20").lines().toList()) {
                movements.add(JSON.readTree(line));
            }
            JsonNode row = JSON.readTree(tail(compose, "retention-metrics", "1"));
            String deadLetter = tail(compose, "dead-letters", "1");
            compose.run("stop", "pipeline");

            assertThat(ingested).startsWith("51 records published in ");
            assertThat(movements)
                    .hasSize(20)
                    .extracting(movement -> movement.at("/value/kind").textValue())
                    .contains("NEW", "EXPANSION", "CHURN");
            assertThat(row.get("key").textValue())
                    .startsWith(row.at("/value/segment").textValue() + "|");
            assertThat(new BigDecimal(row.at("/value/mrr").textValue())).isPositive();
            assertThat(deadLetter).contains("\"tidewatch.reason\":\"");
            assertThat(Compose.inspect(pipeline, "{{.State.ExitCode}}")).isEqualTo("0");
        }
    }

    private static String page(Compose compose) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(compose.page())).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String tail(Compose compose, String topic, String records) throws Exception {
        return compose.run(
                "exec", "-T", "pipeline", "tidewatch", "tail", topic, "--from", "beginning", "--max", records);
    }
}
