package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka Connect loads what a replay published into a PostgreSQL, with the files of {@code deploy/warehouse}: real broker, registry,
 * worker, sink and database. Whatever happens on the way, tables and views end as they must.
 */
@NeedsProgram(Program.POSTGRES)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ConnectIT {

    private static final long SEED = 11;
    private static final Duration SPAN = Duration.ofDays(33);
    private static final Instant UNTIL = Company.START.plus(Duration.ofDays(36));
    private static final Pattern SERVED = Pattern.compile("Kafka at (\\S+), schema registry at (\\S+);");

    /** One of each kind of key: a revision, a value and a record's own. */
    private static final List<String> AGAIN = List.of("mrr-movements", "retention-metrics", "customer-health");

    @TempDir
    private Path directory;

    @Test
    void shouldHoldWhatWasPublishedWhateverHappensOnTheWay() throws Exception {
        InputLine.write(company(), directory.resolve("events.jsonl"));
        Path replayed = directory.resolve("replayed");
        try (TidewatchProcess replay = TidewatchProcess.start(
                        directory.resolve("replay.log"),
                        "replay",
                        "--input",
                        directory.resolve("events.jsonl").toString(),
                        "--output",
                        replayed.toString(),
                        "--until",
                        UNTIL.toString(),
                        "--serve");
                PostgresServer postgres = new PostgresServer()) {
            postgres.deploy();
            replay.awaitLine("Kafka at ");
            try (ConnectedTopics topics = ConnectedTopics.of(addresses(replay));
                    Warehouse duckdb = Warehouse.of(replayed)) {
                TableContents tables = new TableContents(duckdb);
                Map<String, List<String>> published = tables.of(duckdb);
                assertThat(published)
                        .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
                assertThat(duckdb.rows(
                                "SELECT count(CASE WHEN is_voided THEN 1 END) > 0, count(CASE WHEN revision > 0 THEN 1 END) > 9"
                                        + " FROM mrr_movements"))
                        .as("voids and corrections")
                        .containsExactly("true true");
                topics.publishInVain(ConnectedTopics.revised(topics.newestMovement(), 1));

                ConnectDrill drill = ConnectDrill.of(directory, topics, postgres, duckdb);
                drill.killWorkers();
                try (ConnectWorker worker =
                        ConnectWorker.start(directory, topics.addresses(), postgres, ConnectedTopics.LOADED)) {
                    topics.awaitLoaded(worker);
                    drill.killDatabase(worker);
                    try (Warehouse loaded = postgres.warehouse()) {
                        assertThat(tables.of(loaded)).isEqualTo(published);
                        WarehouseAnswers.equalSoFar(loaded, replayed);
                        assertThat(loaded.rows("SELECT loaded_table, record_partition, last_offset FROM loaded_until"))
                                .containsExactlyInAnyOrderElementsOf(topics.lastPlaces());
                        verifyAFile(replayed);
                        IcebergAnswers.equalInCatalogue(replayed, postgres, directory.resolve("lake"));
                        loseAndLoadAgain(topics, worker, postgres, loaded);
                        assertThat(tables.of(loaded)).isEqualTo(published);

                        growAField(topics, worker, loaded);
                        postgres.deploy();
                        WarehouseAnswers.equalMrr(loaded, replayed);

                        beginADay(topics, worker, loaded);
                        forgetSomebody(topics, worker, loaded);
                        CommandRun verified = verify(topics, postgres);
                        assertThat(verified.exitCode())
                                .as(verified.out() + verified.err())
                                .isZero();
                    }
                }
            }
        }
    }

    private void loseAndLoadAgain(
            ConnectedTopics topics, ConnectWorker worker, PostgresServer postgres, Warehouse loaded) throws Exception {
        lose(loaded);
        CommandRun missed = verify(topics, postgres);
        assertThat(missed.exitCode()).isEqualTo(1);
        assertThat(missed.out())
                .containsPattern("(?m)^mrr_movements  \\S+ 0  row  published one  loaded nothing$")
                .containsPattern("(?m)^mrr_movement_lines  \\S+ 0 1  row  published one  loaded nothing$")
                .containsPattern("(?m)^retention_metrics  .*  mrr  published \\S+  loaded \\S+$")
                .containsPattern("(?m)^customer_health  \\S+  features  published .*  loaded \\{}$");
        worker.rewind(AGAIN);
        topics.awaitLoaded(worker);
    }

    /** One currency: published figures by plan are in that of the report. */
    private static List<InputLine> company() {
        List<InputLine> events = Company.events(SEED, 16, 40, 40, SPAN);
        for (InputLine event : events) {
            for (JsonNode item : event.value().path("items")) {
                ((ObjectNode) item).put("currency", "USD");
            }
        }
        return events;
    }

    private static ClusterConfig.Addresses addresses(TidewatchProcess replay) throws IOException {
        Matcher served = SERVED.matcher(replay.log());
        assertThat(served.find()).as(replay.log()).isTrue();
        return new ClusterConfig.Addresses(served.group(1), served.group(2));
    }

    /** The other way to load a warehouse, and to verify one. */
    private void verifyAFile(Path replayed) throws IOException, SQLException {
        String url = "jdbc:duckdb:" + directory.resolve("warehouse.duckdb");
        Warehouse.of(replayed, directory.resolve("warehouse.duckdb")).close();
        CommandRun equal = CommandRun.of("verify", "--replay", replayed.toString(), "--warehouse", url);
        try (Warehouse file = new Warehouse(DriverManager.getConnection(url))) {
            file.run("UPDATE mrr_movements SET amount = amount + 0.000001 WHERE kind = 'CHURN' AND revision = 0");
            file.run("DELETE FROM alert_outcomes");
        }
        CommandRun changed = CommandRun.of("verify", "--replay", replayed.toString(), "--warehouse", url);

        assertThat(equal.exitCode()).as(equal.out() + equal.err()).isZero();
        assertThat(equal.out()).matches("\\d{4,} rows of the warehouse compared, 0 differ, .* s\n");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out())
                .containsPattern("(?m)^mrr_movements  \\S+ 0  amount  published -\\S+  loaded -\\S+$")
                .containsPattern("(?m)^alert_outcomes  \\S+  row  published one  loaded nothing$");
    }

    private CommandRun verify(ConnectedTopics topics, PostgresServer postgres) throws IOException {
        Path config = Files.write(
                directory.resolve("cluster.properties"),
                List.of(
                        "kafka.bootstrap.servers=" + topics.addresses().bootstrapServers(),
                        "schema.registry.url=" + topics.addresses().schemaRegistryUrl()));
        return CommandRun.of("verify", "--config", config.toString(), "--warehouse", postgres.urlWithPassword());
    }

    /** Only what is read once more brings it back. */
    private static void lose(Warehouse loaded) throws SQLException {
        for (String loss : List.of(
                "DELETE FROM mrr_movements WHERE revision = 0",
                "UPDATE retention_metrics SET mrr = mrr + 0.000001",
                "UPDATE customer_health SET signals = '[]', features = '{}'")) {
            loaded.run(loss);
        }
    }

    private static void growAField(ConnectedTopics topics, ConnectWorker worker, Warehouse loaded) throws Exception {
        GenericRecord newest = topics.newestMovement();
        String ofMovement =
                " FROM mrr_movements WHERE movement_id = '" + newest.get("movementId") + "' ORDER BY revision";
        List<String> before = loaded.rows("SELECT revision || ' none'" + ofMovement);

        topics.publish(ConnectedTopics.grown(ConnectedTopics.revised(newest, 1), "salesRegion", "north"));
        // An instance that is not upgraded yet.
        topics.publish(ConnectedTopics.revised(newest, 2));
        topics.awaitLoaded(worker);

        List<String> after = loaded.rows("SELECT revision, sales_region" + ofMovement);
        long revision = (long) newest.get("revision");
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(after.subList(before.size(), after.size()))
                .containsExactly(revision + 1 + " north", revision + 2 + " none");
    }

    private static void beginADay(ConnectedTopics topics, ConnectWorker worker, Warehouse loaded) throws Exception {
        GenericRecord live = topics.newestLiveRow();

        topics.publishOnTheNextDay(live);
        topics.awaitLoaded(worker);

        assertThat(loaded.rows("SELECT business_day FROM retention_metrics WHERE is_live AND segment = '"
                        + live.get("segment") + "' AND window_name = '" + live.get("window") + "'"))
                .containsExactly(LocalDate.ofEpochDay((int) live.get("day") + 1).toString());
    }

    private static void forgetSomebody(ConnectedTopics topics, ConnectWorker worker, Warehouse loaded)
            throws Exception {
        List<String> oneLess = loaded.rows(
                "SELECT (SELECT count(*) - 1 FROM customer_health)," + " (SELECT count(*) - 1 FROM alert_outcomes)");

        topics.forget(
                "customer-health",
                loaded.rows("SELECT min(customer_id) FROM customer_health").get(0));
        topics.forget(
                "alert-outcomes",
                loaded.rows("SELECT min(alert_id) FROM alert_outcomes").get(0));
        topics.awaitLoaded(worker);

        assertThat(loaded.rows("SELECT (SELECT count(*) FROM customer_health), (SELECT count(*) FROM alert_outcomes)"))
                .isEqualTo(oneLess);
    }
}
