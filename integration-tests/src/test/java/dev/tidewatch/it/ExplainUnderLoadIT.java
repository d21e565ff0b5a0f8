package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While events come on all partitions, late ones too, every explanation ends with the number that was published. */
@Timeout(1_800)
class ExplainUnderLoadIT {

    /** A thousand in the nightly build. */
    private static final int TIMES = Integer.getInteger("explain.times", 60);

    private static final int COMMANDS = 2;
    private static final int CUSTOMERS = 200;
    private static final int BATCH = 10;
    private static final int BATCHES_A_SECOND = 20;
    private static final Topics TOPICS = new Topics("load.", "load");
    private static final List<String> FIGURES =
            List.of("mrr", "customers", "newMrr", "expansionMrr", "contractionMrr", "nrr", "mrrStart", "churnCount");
    private static final List<String> WINDOWS = List.of("P1D", "P7D", "P30D", "P90D", "MTD", "YTD");

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    private final Random random = new Random(5);
    private final Random load = new Random(7);
    private final AtomicInteger sent = new AtomicInteger();
    private final String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

    @Test
    void shouldBeEqualEachTime() throws Exception {
        ScheduledExecutorService sending = Executors.newSingleThreadScheduledExecutor();
        try (LocalStack stack = LocalStack.temporary();
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            ClusterConfig config = ClusterConfig.of(stack, directory, "load");
            try (TidewatchProcess run = config.process("run", "--create", "--set", "tidewatch.http.bind=127.0.0.1:0");
                    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                            Map.of("bootstrap.servers", stack.bootstrapServers()),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                ApiClient api = ApiClient.of(run);
                ScheduledFuture<?> sender = sending.scheduleAtFixedRate(
                        () -> send(producer, cluster.encoded(TOPICS, batch())),
                        0,
                        1_000 / BATCHES_A_SECOND,
                        TimeUnit.MILLISECONDS);
                await().atMost(Cluster.PATIENCE)
                        .until(() -> api.get("/api/explain?figure=mrr&window=YTD&day=" + yesterday)
                                        .statusCode()
                                == 200);
                Set<String> asOf = new HashSet<>();
                List<String> different = new ArrayList<>();
                for (int i = 0; i < TIMES; i++) {
                    String question = question();
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

                assertThat(different).isEmpty();
                assertThat(asOf).as("rows went on meanwhile").hasSizeGreaterThan(2);
                assertThat(sender.isDone()).as("events came all the time").isFalse();
            }
        } finally {
            sending.shutdownNow();
        }
    }

    private String question() {
        String figure = FIGURES.get(random.nextInt(FIGURES.size()));
        String window = WINDOWS.get(random.nextInt(WINDOWS.size()));
        String day = random.nextInt(4) > 0 ? "live" : yesterday;
        return "figure=" + figure + "&window=" + window + "&day=" + day;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is lost is missing in the rows and in the movements
    private static void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        records.forEach(producer::send);
    }

    private List<InputLine> batch() {
        List<InputLine> lines = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            int number = sent.getAndIncrement();
            String customer = "cus_" + (number < CUSTOMERS ? number : load.nextInt(CUSTOMERS));
            Duration late = number < CUSTOMERS
                    ? Duration.ofDays(20)
                    : load.nextInt(50) == 0 ? Duration.ofHours(load.nextInt(72)) : Duration.ZERO;
            Instant at = Instant.now().minus(late);
            String price = 10 + load.nextInt(90) + ".00";
            lines.add(new InputLine(
                    "subscription-events", customer, Company.snapshot("e" + number, customer, at, price)));
        }
        return lines;
    }
}
