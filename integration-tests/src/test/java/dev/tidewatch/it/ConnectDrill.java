package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Kills the worker or the database in the middle of a load, again and again. Each time the figures are loaded from the beginning, and somebody holds a
 * row of theirs, another one each time, until a transaction waits for it.
 *
 * @param late keys of rows that no first batch of a load has, in the order in which they come
 * @param rows how many rows there are at the end, without those that follow the current day
 */
record ConnectDrill(Path directory, ConnectedTopics topics, PostgresServer postgres, List<String> late, int rows) {

    private static final List<String> METRICS = List.of("retention-metrics");

    /** {@code -Dconnect.kills=100} and {@code -Ddatabase.kills=20} kill more often. */
    private static final int WORKERS = Integer.getInteger("connect.kills", 1);

    private static final int DATABASES = Integer.getInteger("database.kills", 1);

    /** Kafka's {@code max.poll.records}: the sink commits a batch before it asks for the next one. */
    private static final int BATCH = 500;

    static ConnectDrill of(Path directory, ConnectedTopics topics, PostgresServer postgres, Warehouse duckdb)
            throws SQLException {
        List<String> late = duckdb.rows(
                "SELECT key FROM (SELECT concat_ws(''', ''', value.segment, value.\"window\", value.day) AS key,"
                        + " row_number() OVER (PARTITION BY partition ORDER BY \"offset\") AS place, value.live"
                        + " FROM read_json(getvariable('replay') || '/retention-metrics.jsonl', format = 'newline_delimited', columns = {"
                        + " partition: 'INTEGER', \"offset\": 'BIGINT',"
                        + " value: 'STRUCT(segment VARCHAR, \"window\" VARCHAR, day VARCHAR, live BOOLEAN)'}))"
                        + " WHERE NOT live GROUP BY key HAVING min(place) > " + BATCH + " ORDER BY min(place), key");
        return new ConnectDrill(directory, topics, postgres, late, loaded(duckdb));
    }

    /** Leaves the load in the middle. */
    void killWorkers() throws Exception {
        for (int kill = 1; kill <= WORKERS; kill++) {
            try (ConnectWorker worker = ConnectWorker.start(directory, topics.addresses(), postgres, METRICS)) {
                if (kill > 1) {
                    beginAgain(worker);
                }
                try (Warehouse somebody = holding(kill, WORKERS)) {
                    if (kill > 1) {
                        worker.resume(METRICS);
                    }
                    awaitHeldUp(worker);
                    worker.kill();
                    // That of somebody is none of them, since it is not committed.
                    somebody.connection().rollback();
                    assertInTheMiddle(somebody);
                }
            }
        }
    }

    /** The worker, whom nobody helps, goes on to the end each time. */
    void killDatabase(ConnectWorker worker) throws Exception {
        for (int kill = 1; kill <= DATABASES; kill++) {
            beginAgain(worker);
            Warehouse somebody = holding(kill, DATABASES);
            worker.resume(METRICS);
            awaitHeldUp(worker);
            try (Warehouse other = postgres.warehouse()) {
                assertInTheMiddle(other);
            }
            postgres.crash();
            somebody.close();
            topics.awaitLoaded(worker);
        }
    }

    /** Marks what an earlier load has left: it must be loaded once more, and does not count until then. */
    private void beginAgain(ConnectWorker worker) throws Exception {
        worker.forget(METRICS);
        try (Warehouse marked = postgres.warehouse()) {
            marked.run("UPDATE retention_metrics SET revision = -1");
        }
    }

    /** Returns the connection of somebody who holds a row: of so many kills the last holds the last row. */
    private Warehouse holding(int kill, int kills) throws SQLException {
        int row = Math.toIntExact((long) late.size() * kill / kills) - 1;
        Warehouse somebody = postgres.warehouse();
        somebody.connection().setAutoCommit(false);
        somebody.run("INSERT INTO retention_metrics (segment, window_name, business_day, is_live, revision, is_final,"
                + " restated_after_final, as_of, churn_by_kind, churn_by_reason, churn_by_plan, churn_by_tenure,"
                + " record_partition, record_offset) VALUES ('" + late.get(row)
                + "', FALSE, 0, FALSE, FALSE, now(), '[]', '[]', '[]', '[]', 0, 0)"
                + " ON CONFLICT (segment, window_name, business_day, is_live) DO UPDATE SET revision = 0");
        return somebody;
    }

    private void awaitHeldUp(ConnectWorker worker) {
        await().atMost(Cluster.PATIENCE)
                .failFast("the worker ended", () -> !worker.isAlive())
                .until(() -> postgres.waiting() > 0);
    }

    /** The load has committed a part, and a part is missing. */
    private void assertInTheMiddle(Warehouse warehouse) throws SQLException {
        assertThat(loaded(warehouse)).isPositive().isLessThan(rows);
    }

    private static int loaded(Warehouse warehouse) throws SQLException {
        return Integer.parseInt(warehouse
                .rows("SELECT count(*) FROM retention_metrics WHERE NOT is_live AND revision >= 0")
                .get(0));
    }
}
