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
 * @param keys of the figures' rows, in the order in which they are loaded
 */
record ConnectDrill(Path directory, ConnectedTopics topics, PostgresServer postgres, List<String> keys) {

    private static final List<String> METRICS = List.of("retention-metrics");

    /** {@code -Dconnect.kills=100} and {@code -Ddatabase.kills=20} kill more often. */
    private static final int WORKERS = Integer.getInteger("connect.kills", 1);

    private static final int DATABASES = Integer.getInteger("database.kills", 1);

    static ConnectDrill of(Path directory, ConnectedTopics topics, PostgresServer postgres, Warehouse duckdb)
            throws SQLException {
        List<String> keys = duckdb.rows("SELECT segment || ''', ''' || window_name || ''', ''' || business_day"
                + " FROM retention_metrics WHERE NOT is_live ORDER BY record_offset");
        return new ConnectDrill(directory, topics, postgres, keys);
    }

    /** Leaves the load in the middle. */
    void killWorkers() throws Exception {
        for (int kill = 1; kill <= WORKERS; kill++) {
            try (ConnectWorker worker = ConnectWorker.start(directory, topics.addresses(), postgres, METRICS)) {
                if (kill > 1) {
                    worker.forget(METRICS);
                }
                try (Warehouse somebody = holding(kill, WORKERS)) {
                    if (kill > 1) {
                        worker.resume(METRICS);
                    }
                    awaitHeldUp(worker);
                    worker.kill();
                    // That of somebody is none of them, since it is not committed.
                    somebody.connection().rollback();
                    if (kill == 1) {
                        assertThat(rows(somebody)).isLessThan(keys.size());
                    }
                }
            }
        }
    }

    /** The worker, whom nobody helps, goes on to the end each time. */
    void killDatabase(ConnectWorker worker) throws Exception {
        for (int kill = 1; kill <= DATABASES; kill++) {
            worker.forget(METRICS);
            Warehouse somebody = holding(kill, DATABASES);
            worker.resume(METRICS);
            awaitHeldUp(worker);
            postgres.crash();
            somebody.close();
            topics.awaitLoaded(worker);
        }
    }

    /** Returns the connection of somebody who holds a row: of so many kills the last holds the last row, and all hold one of the later half. */
    private Warehouse holding(int kill, int kills) throws SQLException {
        int row = Math.toIntExact((long) keys.size() * (kills + kill) / (2L * kills)) - 1;
        Warehouse somebody = postgres.warehouse();
        somebody.connection().setAutoCommit(false);
        somebody.run("INSERT INTO retention_metrics (segment, window_name, business_day, is_live, revision, is_final,"
                + " restated_after_final, as_of, churn_by_kind, churn_by_reason, churn_by_plan, churn_by_tenure,"
                + " record_partition, record_offset) VALUES ('" + keys.get(row)
                + "', FALSE, 0, FALSE, FALSE, now(), '[]', '[]', '[]', '[]', 0, 0)"
                + " ON CONFLICT (segment, window_name, business_day, is_live) DO UPDATE SET revision = 0");
        return somebody;
    }

    private void awaitHeldUp(ConnectWorker worker) {
        await().atMost(Cluster.PATIENCE)
                .failFast("the worker ended", () -> !worker.isAlive())
                .until(() -> postgres.waiting() > 0);
    }

    private static int rows(Warehouse warehouse) throws SQLException {
        return Integer.parseInt(
                warehouse.rows("SELECT count(*) FROM retention_metrics").get(0));
    }
}
