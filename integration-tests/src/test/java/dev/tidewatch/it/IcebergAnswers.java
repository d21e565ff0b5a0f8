package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/**
 * Holds the Iceberg tables of an export against the tables of {@code deploy/warehouse}: which files are read, and what is in them, comes from the metadata
 * that the catalogue names, and nothing from the export.
 */
final class IcebergAnswers {

    private final Path lake;
    private final Warehouse catalogue;

    private IcebergAnswers(Path lake, Warehouse catalogue) {
        this.lake = lake;
        this.catalogue = catalogue;
    }

    /** Every row and every amount is in the newest snapshots, once, under its id; another export of the same changes nothing. */
    static void equal(Path replay, Path work) throws IOException, SQLException {
        refused(replay, work);
        Path lake = work.resolve("lake");
        CommandRun first = export(replay, lake);
        CommandRun again = export(replay, lake);
        assertThat(again.out())
                .isEqualTo(first.out())
                .containsPattern("(?m)^mrr_movements: \\d+ rows, /.*\\.metadata\\.json$");
        assertThat(first.err() + again.err()).doesNotContain("WARN");
        try (Warehouse warehouse = Warehouse.of(replay);
                Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + lake.resolve("catalog.db"))) {
            IcebergAnswers answers = new IcebergAnswers(lake, new Warehouse(sqlite));
            ParquetAnswers.equal(
                    warehouse,
                    table -> readParquet(answers.files(answers.table(table).newScan())));
            for (String table : ParquetAnswers.TABLES) {
                assertThat(first.out()).contains(answers.metadata(table));
                answers.sameIds(table, warehouse);
                answers.sameBounds(table, warehouse);
            }
            answers.filesOfADay(warehouse);
        }
    }

    /** A catalogue in PostgreSQL serves as well. */
    static void equalInCatalogue(Path replay, PostgresServer postgres, Path lake) throws IOException, SQLException {
        String url = postgres.urlWithPassword();
        export(replay, lake, "--catalog", url, "--namespace", "finance");
        CommandRun wrong = CommandRun.of(options(replay, lake, "--catalog", postgres.url()));
        try (Warehouse warehouse = Warehouse.of(replay);
                Warehouse connected = postgres.warehouse()) {
            IcebergAnswers answers = new IcebergAnswers(lake, connected);
            ParquetAnswers.equal(
                    warehouse,
                    table -> readParquet(answers.files(answers.table(table).newScan())));
            assertThat(connected.rows("SELECT DISTINCT catalog_name, table_namespace FROM iceberg_tables"))
                    .containsExactly("tidewatch finance");
        }
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err())
                .contains("cannot open the catalogue: ", "PostgreSQL's user and password come from CATALOG_USER and");
    }

    private static void refused(Path replay, Path work) {
        String lake = work.resolve("none").toString();
        Map<List<String>, String> refusals = Map.of(
                List.of("--catalog", "jdbc:nonsense:there"),
                "cannot open the catalogue: No suitable driver found for jdbc:nonsense:there; --catalog takes jdbc:postgresql://HOST/DATABASE or jdbc:sqlite:FILE",
                List.of("--namespace", "a.b"),
                "--namespace a.b is not made of letters, digits and _",
                List.of("--force"),
                "an Iceberg table is made equal to its topic without it",
                List.of("--output", replay.toString()),
                "has files, but no catalog.db of earlier Iceberg tables; name another directory");
        refusals.forEach((options, answer) -> {
            String[] all = options.contains("--output")
                    ? new String[] {
                        "export", "--replay", replay.toString(), "--format", "iceberg", "--output", replay.toString()
                    }
                    : options(replay, Path.of(lake), options.toArray(String[]::new));
            CommandRun run = CommandRun.of(all);
            assertThat(run.exitCode()).as(answer).isNotZero();
            assertThat(run.err()).contains(answer).doesNotContain("\tat ");
        });
        assertThat(CommandRun.of("export", "--replay", replay.toString(), "--output", lake, "--namespace", "finance")
                        .err())
                .contains("--catalog and --namespace are for Iceberg tables; add --format iceberg");
    }

    private static CommandRun export(Path replay, Path lake, String... more) {
        CommandRun run = CommandRun.of(options(replay, lake, more));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static String[] options(Path replay, Path lake, String... more) {
        return Stream.concat(
                        Stream.of(
                                "export",
                                "--replay",
                                replay.toString(),
                                "--format",
                                "iceberg",
                                "--output",
                                lake.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private String metadata(String table) {
        try {
            return catalogue
                    .rows("SELECT metadata_location FROM iceberg_tables WHERE table_name = '" + table + "'")
                    .get(0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Table table(String name) {
        return new BaseTable(new StaticTableOperations(metadata(name), new ReadFiles()), name);
    }

    private List<DataFile> files(TableScan scan) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = scan.includeColumnStats().planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(files)
                .allSatisfy(file -> assertThat(Path.of(file.location())).startsWith(lake));
        return files;
    }

    private static String readParquet(List<DataFile> files) {
        return files.stream()
                .map(file -> "'" + file.location() + "'")
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
    }

    /** Readers of Iceberg find columns, and what is nested in them, by the ids in the files. */
    private void sameIds(String name, Warehouse duckdb) throws SQLException {
        Table table = table(name);
        String known = TypeUtil.indexById(table.schema().asStruct()).values().stream()
                .map(field -> field.fieldId() + " " + field.name())
                .sorted()
                .collect(Collectors.joining(","));
        String files = readParquet(files(table.newScan())).replace("read_parquet(", "parquet_schema(");
        assertThat(duckdb.rows("SELECT DISTINCT string_agg(field, ',' ORDER BY field) FROM ("
                        + "SELECT file_name, field_id || ' ' || name AS field FROM "
                        + files.replace(", hive_partitioning = false", "")
                        + " WHERE field_id IS NOT NULL) GROUP BY file_name"))
                .as(name)
                .containsExactly(known);
    }

    /** The metadata says of a file exactly what is in it. */
    private void sameBounds(String name, Warehouse duckdb) throws SQLException, IOException {
        Table table = table(name);
        List<DataFile> files = files(table.newScan());
        long rows = files.stream().mapToLong(DataFile::recordCount).sum();
        assertThat(duckdb.rows("SELECT count(*) FROM " + name)).containsExactly(Long.toString(rows));
        DataFile largest =
                files.stream().max(Comparator.comparing(DataFile::recordCount)).orElseThrow();
        assertThat(largest.fileSizeInBytes()).isEqualTo(Files.size(Path.of(largest.location())));
        for (Types.NestedField field : table.schema().columns()) {
            if (field.type() instanceof Types.DecimalType || field.type() instanceof Types.LongType) {
                assertThat(duckdb.rows("SELECT count(*) - count(" + field.name() + "), min(" + field.name() + "), max("
                                + field.name() + ") FROM '" + largest.location() + "'"))
                        .as(field.name())
                        .containsExactly(largest.nullValueCounts().get(field.fieldId()) + " "
                                + bound(largest.lowerBounds(), field) + " " + bound(largest.upperBounds(), field));
            }
        }
    }

    private static Object bound(Map<Integer, java.nio.ByteBuffer> bounds, Types.NestedField field) {
        return bounds.containsKey(field.fieldId())
                ? Conversions.fromByteBuffer(field.type(), bounds.get(field.fieldId()))
                : "none";
    }

    /** A reader that asks for a day opens its file alone. */
    private void filesOfADay(Warehouse duckdb) throws SQLException {
        String day = "2025-03-06";
        List<DataFile> files =
                files(table("retention_metrics").newScan().filter(Expressions.equal("business_day", day)));
        assertThat(files)
                .singleElement()
                .satisfies(file -> assertThat(file.location()).contains("/business_day_day=" + day + "/"));
        assertThat(duckdb.rows("SELECT count(*) FROM " + readParquet(files)))
                .isEqualTo(
                        duckdb.rows("SELECT count(*) FROM retention_metrics WHERE business_day = DATE '" + day + "'"));
    }

    /** The file system, to read from. */
    private static final class ReadFiles implements FileIO {

        private static final long serialVersionUID = 1L;

        @Override
        public InputFile newInputFile(String path) {
            return org.apache.iceberg.Files.localInput(path);
        }

        @Override
        public OutputFile newOutputFile(String path) {
            throw new UnsupportedOperationException(path);
        }

        @Override
        public void deleteFile(String path) {
            throw new UnsupportedOperationException(path);
        }
    }
}
