package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While events come on all partitions, late ones too, every explanation ends with the number that was published. */
@Timeout(600)
class ExplainUnderLoadIT {

    /** A thousand in the nightly build. */
    private static final int TIMES = Integer.getInteger("explain.times", 60);

    private static final int COMMANDS = 2;
    private static final int CUSTOMERS = 200;
    private static final int BATCH = 30;
    private static final Topics TOPICS = new Topics("load.", "load");
    private static final List<String> FIGURES =
            List.of("mrr", "customers", "newMrr", "expansionMrr", "contractionMrr", "nrr", "mrrStart", "churnCount");
    private static final List<String> WINDOWS = List.of("P1D", "P7D", "P30D", "P90D", "MTD", "YTD");

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    private final Random random = new Random(5);

    /** Batches that may be sent: some before the first question, then one with each. */
    private final Semaphore batches = new Semaphore(CUSTOMERS / BATCH + 1);

    private volatile boolean enough;

    @Test
    void shouldBeEqualEachTime() throws Exception {
        ExecutorService sending = Executors.newSingleThreadExecutor();
        try (LocalStack stack = LocalStack.temporary();
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            ClusterConfig config = ClusterConfig.of(stack, directory, "load");
            try (TidewatchProcess run = config.process("run", "--create", "--set", "tidewatch.http.bind=127.0.0.1:0")) {
                ApiClient api = ApiClient.of(run);
                Future<Integer> load = sending.submit(() -> send(cluster));
                await().atMost(Cluster.PATIENCE)
                        .until(() -> !api.json("/api/segments").get("windows").isEmpty());
                Set<String> asOf = new HashSet<>();
                List<String> different = new ArrayList<>();
                for (int i = 0; i < TIMES; i++) {
                    String question = question();
                    batches.release();
                    JsonNode answer = api.json("/api/explain?" + question);
                    asOf.add(answer.at("/row/asOf").textValue());
                    if (!answer.get("equal").booleanValue()) {
                        different.add(question + ": " + answer.get("sum") + " and " + answer.get("published"));
                    }
                }
                for (int i = 0; i < COMMANDS; i++) {
                    CommandRun command = config.command("explain", "--metric", "mrr", "--window", "P7D");
                    assertThat(command.out() + command.err()).contains(": equal");
                }
                enough = true;
                batches.release();

                assertThat(different).isEmpty();
                assertThat(asOf).as("rows went on meanwhile").hasSizeGreaterThan(2);
                assertThat(load.get(1, TimeUnit.MINUTES)).isGreaterThan(CUSTOMERS);
            }
        } finally {
            enough = true;
            sending.shutdownNow();
        }
    }

    private String question() {
        String figure = FIGURES.get(random.nextInt(FIGURES.size()));
        String window = WINDOWS.get(random.nextInt(WINDOWS.size()));
        String day = random.nextInt(4) > 0
                ? "live"
                : LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        return "figure=" + figure + "&window=" + window + "&day=" + day;
    }

    private int send(Cluster cluster) throws Exception {
        Random choice = new Random(7);
        int sent = 0;
        while (!enough) {
            batches.acquire();
            List<InputLine> lines = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                String customer = "cus_" + (sent < CUSTOMERS ? sent : choice.nextInt(CUSTOMERS));
                Duration late = sent < CUSTOMERS
                        ? Duration.ofDays(20)
                        : choice.nextInt(10) == 0 ? Duration.ofHours(choice.nextInt(72)) : Duration.ZERO;
                lines.add(new InputLine(
                        "subscription-events",
                        customer,
                        Company.snapshot(
                                "e" + sent, customer, Instant.now().minus(late), 10 + choice.nextInt(90) + ".00")));
                sent++;
            }
            cluster.send(TOPICS, lines);
        }
        return sent;
    }
}
