package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Holds the Parquet files of an export, or of Iceberg tables, against the tables of {@code deploy/warehouse}, loaded from the same replay. */
final class ParquetAnswers {

    static final List<String> TABLES = List.of(
            "mrr_movements",
            "mrr_movement_lines",
            "retention_metrics",
            "cohort_retention",
            "customer_health",
            "at_risk_alerts",
            "alert_outcomes");

    private final Warehouse warehouse;
    private final UnaryOperator<String> files;

    private ParquetAnswers(Warehouse warehouse, UnaryOperator<String> files) {
        this.warehouse = warehouse;
        this.files = files;
    }

    /** Every row and every amount is there, once, and has its type; the same replay makes the same bytes. */
    static void equal(Path replay, Path work) throws IOException, SQLException {
        Path export = work.resolve("parquet");
        export(replay, export, 0);
        SortedMap<String, byte[]> files = files(export);
        assertThat(export(replay, export, 1).err()).contains("has an earlier export", "--force");
        Files.createDirectories(work.resolve("parquet.unfinished").resolve("half"));
        export(replay, export, 0, "--force");
        assertThat(files(export)).containsExactlyEntriesOf(files);
        assertThat(work.resolve("parquet.unfinished")).doesNotExist();
        try (Warehouse warehouse = Warehouse.of(replay)) {
            equal(
                    warehouse,
                    table -> "read_parquet('" + export.resolve(table).toString().replace("'", "''")
                            + "/**/*.parquet', hive_partitioning = false)");
        }
    }

    /**
     * Every row and every amount is in the files.
     *
     * @param files what a query selects from, of each table
     */
    static void equal(Warehouse warehouse, UnaryOperator<String> files) throws SQLException {
        ParquetAnswers answers = new ParquetAnswers(warehouse, files);
        for (String table : TABLES) {
            answers.sameRows(table);
        }
        answers.nestedAmounts();
        answers.types();
    }

    private static CommandRun export(Path replay, Path export, int exitCode, String... more) {
        CommandRun run = CommandRun.of(Stream.concat(
                        Stream.of("export", "--replay", replay.toString(), "--output", export.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        return run;
    }

    private void sameRows(String table) throws SQLException {
        String columns = String.join(
                ", ",
                warehouse.rows("SELECT column_name FROM duckdb_columns() WHERE table_name = '" + table
                        + "' AND data_type <> 'JSON' ORDER BY column_index"));
        assertThat(columns).as(table).isNotEmpty();
        String loaded = "SELECT " + columns + " FROM " + table;
        String exported = "SELECT " + columns + " FROM " + files(table);
        assertThat(warehouse.rows(loaded)).as(table).isNotEmpty();
        assertThat(warehouse.rows("(" + loaded + ") EXCEPT ALL (" + exported + ")"))
                .as(table)
                .isEmpty();
        assertThat(warehouse.rows("(" + exported + ") EXCEPT ALL (" + loaded + ")"))
                .as(table)
                .isEmpty();
    }

    /** Text against decimals: what is nested in a row has each of its digits. */
    private void nestedAmounts() throws SQLException {
        assertSame(
                "SELECT json_extract_string(unnest(CAST(churn_by_kind AS JSON[])), '$.mrr') FROM retention_metrics",
                "SELECT CAST(unnest(churn_by_kind).mrr AS VARCHAR) FROM " + files("retention_metrics"));
        assertSame(
                "SELECT json_extract_string(unnest(CAST(signals AS JSON[])), '$.contribution') FROM at_risk_alerts",
                "SELECT CAST(unnest(signals).contribution AS VARCHAR) FROM " + files("at_risk_alerts"));
        assertSame(
                "SELECT json_extract_string(unnest(CAST(lines AS JSON[])), '$.after') FROM mrr_movements",
                "SELECT CAST(unnest(lines).\"after\" AS VARCHAR) FROM " + files("mrr_movements"));
        assertSame(
                "SELECT customer_id || features FROM customer_health",
                "SELECT customer_id || CAST(to_json(features) AS VARCHAR) FROM " + files("customer_health"));
    }

    private void assertSame(String json, String parquet) throws SQLException {
        assertThat(warehouse.rows(parquet)).isNotEmpty().containsExactlyInAnyOrderElementsOf(warehouse.rows(json));
    }

    private void types() throws SQLException {
        assertThat(warehouse.rows("SELECT DISTINCT typeof(mrr), typeof(as_of), typeof(churn_by_plan) FROM "
                        + files("retention_metrics")))
                .containsExactly(
                        "DECIMAL(38,6) TIMESTAMP WITH TIME ZONE STRUCT(\"value\" VARCHAR, count BIGINT, mrr DECIMAL(38,6))[]");
        assertThat(warehouse.rows("SELECT DISTINCT typeof(mrr_by_currency), typeof(open_alerts) FROM "
                        + files("customer_health")))
                .containsExactly("MAP(VARCHAR, DECIMAL(38,6)) VARCHAR[]");
    }

    private String files(String table) {
        return files.apply(table);
    }

    private static SortedMap<String, byte[]> files(Path directory) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> files.put(directory.relativize(file).toString(), bytes(file)));
        }
        assertThat(files.keySet()).contains("export.json").anyMatch(name -> name.startsWith("mrr_movements/day="));
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
