package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits is counted while nobody fetches it, once, under a topic prefix with a dot, for which Kafka counts twice. */
@Timeout(120)
class LagIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void shouldCountWhatWaitsOnceAndBeforeItIsFetched() throws Exception {
        try (AnsweringRun run = new AnsweringRun(directory, "lag")) {
            // A broker keeps a fetch until so many bytes are there, or so long.
            run.start(
                    "streams.main.consumer.fetch.min.bytes=50000000",
                    "streams.main.consumer.fetch.max.wait.ms=40000",
                    "streams.main.consumer.request.timeout.ms=60000");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lag(run)).isEqualTo("0"));
            List<String> events = run.company().lines();

            run.ingest(events);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lag(run)).isEqualTo(String.valueOf(events.size())));
            assertThat(run.api().get("/metrics").body())
                    .contains("tidewatch_consumer_lag_records " + events.size() + ".0\n");
        }
    }

    private static String lag(AnsweringRun run) throws Exception {
        JsonNode status = run.api().json("/api/status");
        return status.get("lag").asText();
    }
}
