package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of one application: whichever is asked, the one that works on the customer answers. */
@Timeout(180)
class ApiInstancesIT {

    private static final String TOKEN = "correct-horse-battery";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CUSTOMERS = 12;

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerForACustomerOfAnotherInstance() throws Exception {
        try (LocalStack stack = LocalStack.temporary()) {
            ClusterConfig first = config(stack, "first");
            ClusterConfig second = config(stack, "second");
            try (TidewatchProcess one = first.process("run", "--create")) {
                ApiClient left = ApiClient.of(one).with(TOKEN);
                ingest(first);
                try (TidewatchProcess two = second.process("run")) {
                    ApiClient right = ApiClient.of(two).with(TOKEN);

                    await().atMost(PATIENCE)
                            .ignoreExceptions()
                            .until(() -> owners(left, right), owners -> owners.size() == 2);
                    await().atMost(PATIENCE).until(() -> elsewhere(left, right), others -> others.size() == 1);
                    String maker = elsewhere(left, right).iterator().next();
                    assertThat(List.of(left.url(), right.url())).anyMatch(url -> url.endsWith("//" + maker));

                    assertThat(ApiClient.of(one).get("/api/status").statusCode())
                            .isEqualTo(401);
                    assertThat(left.with("wrong").get("/api/customers/c1").statusCode())
                            .isEqualTo(401);
                }
            }
        }
    }

    /** Returns where the figures are made, as the instances say that do not make them. */
    private static Set<String> elsewhere(ApiClient... instances) throws Exception {
        Set<String> elsewhere = new TreeSet<>();
        for (ApiClient instance : instances) {
            JsonNode status = instance.json("/api/status");
            if (status.get("figuresElsewhere").booleanValue()) {
                elsewhere.add(status.get("figuresAt").asText());
            }
        }
        return elsewhere;
    }

    /** Who works on all customers; both must say the same. */
    private static Set<String> owners(ApiClient left, ApiClient right) throws Exception {
        Set<String> owners = new TreeSet<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            JsonNode story = left.json("/api/customers/c" + i);
            JsonNode same = right.json("/api/customers/c" + i);
            assertThat(same.get("subscriptions")).isEqualTo(story.get("subscriptions"));
            assertThat(story.at("/subscriptions/0/snapshots")).hasSize(1);
            assertThat(same.get("instance")).isEqualTo(story.get("instance"));
            owners.add(story.get("instance").textValue());
        }
        return owners;
    }

    private ClusterConfig config(LocalStack stack, String instance) throws IOException {
        Path own = Files.createDirectories(directory.resolve(instance));
        ClusterConfig config = ClusterConfig.of(stack, own, "pair");
        String address = "127.0.0.1:" + FreePort.next();
        Files.write(
                config.file(),
                List.of(
                        "tidewatch.instance.id=" + instance,
                        "tidewatch.http.bind=" + address,
                        "tidewatch.http.advertised=" + address,
                        "tidewatch.http.token=" + TOKEN),
                StandardOpenOption.APPEND);
        return config;
    }

    private void ingest(ClusterConfig config) throws IOException {
        SmallCompany company = new SmallCompany(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        List<String> lines = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> company.started("c" + i))
                .toList();
        Path file = Files.write(directory.resolve("events.jsonl"), lines);
        CommandRun ingest = config.command("ingest", "--input", file.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }
}
