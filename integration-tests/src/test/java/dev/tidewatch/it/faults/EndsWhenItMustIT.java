package dev.tidewatch.it.faults;

import static dev.tidewatch.it.faults.FaultRun.awaitNotReady;
import static dev.tidewatch.it.faults.FaultRun.awaitReady;
import static dev.tidewatch.it.faults.FaultRun.isReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.ApiClient;
import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.CommandRun;
import dev.tidewatch.it.SmallCompany;
import dev.tidewatch.it.TidewatchProcess;
import dev.tidewatch.output.MrrMovement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} where something it needs is away: it waits and says so, or it ends and says why; then it goes on. */
class EndsWhenItMustIT {

    /** How long a broker is away; {@code -Dbroker.away.seconds=300} is longer than every limit of the clients. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("broker.away.seconds", 12));

    private static final int CUSTOMERS = 300;
    private static final int DAYS_TO_RESTATE = 700;

    /** The promise is 10 s; a machine that does much else halts late. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    /** In Confluent's format, by an id that no registry has given. */
    private static final byte[] UNKNOWN_SCHEMA = {0, 0, 0, 3, (byte) 0xE7, 1};

    private final SmallCompany company = new SmallCompany(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @TempDir
    static Path directory;

    private static FaultStack stack;

    @BeforeAll
    static void start() throws IOException {
        stack = FaultStack.in(directory);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void shouldWaitForABrokerThatIsAwayAndSayWhy() throws Exception {
        FaultRun pipeline = new FaultRun(stack, "waiting");
        try (TidewatchProcess run = pipeline.start()) {
            ApiClient api = ApiClient.of(run);
            awaitReady(api);
            pipeline.ingest(customers("early", CUSTOMERS));
            stack.broker().kill();

            awaitNotReady(api, "no broker has answered since");
            await().during(AWAY).atMost(AWAY.plus(Cluster.PATIENCE)).until(() -> isReady(api), ready -> !ready);
            assertThat(api.get("/healthz").statusCode()).isEqualTo(200);
            stack.broker().start();

            TimeTaken ready = TimeTaken.until("ready after the broker is back");
            awaitReady(api);
            ready.end();
            pipeline.ingest(customers("late", 1));
            pipeline.awaitMovements(CUSTOMERS + 1);
            assertThat(run.stop()).as(run.log()).isZero();
            assertThat(run.log())
                    .contains("Not ready: no broker", "Ready again")
                    .doesNotContain("The pipeline stops");
        }
        assertThat(pipeline.movements()).extracting(MrrMovement::getMovementId).doesNotHaveDuplicates();
    }

    @Test
    void shouldEndWhenTheDiskIsFullAndGoOnWhenThereIsRoom() throws Exception {
        FaultRun pipeline = new FaultRun(stack, "disk");
        try (Tmpfs disk = Tmpfs.mount(pipeline.config().state(), 96)) {
            CommandRun refused = pipeline.config().command("run", "--create");
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(1);
            assertThat(refused.err()).contains("MB left, and run needs 100 MB", "make room");

            try (TidewatchProcess run = startOnASmallDisk(pipeline)) {
                awaitReady(ApiClient.of(run));
                disk.fill();
                TimeTaken ended = TimeTaken.until("ended after the disk is full, with events that are sent then");
                pipeline.ingest(customers("many", CUSTOMERS));
                assertThat(run.awaitExit()).as(run.log()).isEqualTo(1);
                ended.end();
                assertThat(run.log()).contains("the disk of the state directory is full; make room and start again");
            }
            disk.makeRoom();
            try (TidewatchProcess run = startOnASmallDisk(pipeline)) {
                awaitReady(ApiClient.of(run));
                pipeline.ingest(customers("after", 1));
                pipeline.awaitMovements(CUSTOMERS + 1);
                assertThat(run.stop()).as(run.log()).isZero();
            }
            assertThat(pipeline.movements())
                    .extracting(MrrMovement::getMovementId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldWorkFromTheSchemasItRemembersWhileTheRegistryIsAway() throws Exception {
        FaultRun pipeline = new FaultRun(stack, "registry");
        try (TidewatchProcess run = pipeline.start()) {
            awaitReady(ApiClient.of(run));
            pipeline.ingest(customers("early", 1));
            pipeline.awaitMovements(1);
            assertThat(run.stop()).as(run.log()).isZero();
        }
        pipeline.ingest(customers("late", 1));
        stack.closeRegistry();
        try (TidewatchProcess run = pipeline.start()) {
            ApiClient api = ApiClient.of(run);
            awaitReady(api);
            pipeline.awaitMovements(2);
            assertThat(run.log()).contains("The schema registry does not answer, schemas that are remembered are used");

            pipeline.send(UNKNOWN_SCHEMA);
            awaitNotReady(api, "schema 999 is not remembered");
            assertThat(pipeline.letters()).isZero();
            stack.openRegistry();

            awaitReady(api);
            await().atMost(Cluster.PATIENCE).until(() -> pipeline.letters() == 1);
            assertThat(run.stop()).as(run.log()).isZero();
            assertThat(run.log()).contains("The schema registry answers again");
        }
    }

    @Test
    void shouldEndSoonWhenItIsToldToWhileYearsAreRestated() throws Exception {
        FaultRun pipeline = new FaultRun(stack, "stop");
        try (TidewatchProcess run = pipeline.start()) {
            awaitReady(ApiClient.of(run));
            pipeline.ingest(List.of(company.began("old", DAYS_TO_RESTATE)));
            pipeline.awaitMovements(1);
            await().atMost(Cluster.PATIENCE).until(() -> pipeline.rowsWritten() > 0);

            TimeTaken ended = TimeTaken.until("ended after SIGTERM while 700 days are restated");
            assertThat(run.stop()).as(run.log()).isIn(0, 3);
            assertThat(ended.end()).as(run.log()).isLessThan(TIME_TO_STOP);
        }
        try (TidewatchProcess run = pipeline.start()) {
            awaitReady(ApiClient.of(run));
            await().atMost(Cluster.PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                CommandRun verify = pipeline.config().command("verify");
                assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
            });
        }
    }

    private static TidewatchProcess startOnASmallDisk(FaultRun pipeline) throws IOException {
        return pipeline.start(
                "tidewatch.state.min.free.mb=0", "streams.rocksdb.config.setter=" + SmallBuffers.class.getName());
    }

    private List<String> customers(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> company.started(name + number))
                .toList();
    }
}
