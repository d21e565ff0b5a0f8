package dev.tidewatch.oracle.export.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.oracle.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an export meets, the newest snapshot is whole, and it has the rows of the last export that was done. */
class IcebergTableTest {

    private static final List<String> BOTH = List.of("2026-03-01 acorn 29.000001", "2026-03-02 hazel -70.500000");

    private final Path directory;
    private final Database database;
    private final IcebergWarehouse warehouse;
    private final JdbcCatalog catalog = new JdbcCatalog(any -> new LocalFiles(), null, false);

    IcebergTableTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        database = Database.in(Files.createDirectory(directory.resolve("database")));
        database.run("""
                SET threads = 1; SET preserve_insertion_order = true;
                CREATE TABLE movements (effective_day DATE NOT NULL, customer VARCHAR NOT NULL, amount DECIMAL(38, 6));
                INSERT INTO movements VALUES ('2026-03-01', 'acorn', 29.000001), ('2026-03-02', 'hazel', -70.5);
                """, "make rows");
        warehouse = IcebergWarehouse.open(directory.resolve("lake"), null, "finance", Map.of());
        catalog.initialize("tidewatch", Map.of("uri", catalogUrl(directory), "warehouse", "none"));
    }

    @AfterEach
    void close() {
        catalog.close();
        warehouse.close();
        database.close();
    }

    @Test
    void shouldKeepWhatIsThereWhenTheTopicHasNothingNew() throws IOException {
        Path first = export();

        Path again = export();

        assertThat(again).isEqualTo(first).exists();
        assertThat(rows(table().newScan())).isEqualTo(BOTH);
        assertThat(table().currentSnapshot().summary()).containsEntry("tidewatch.last-offsets", "0=7");
    }

    @Test
    void shouldReplaceTheFilesOfDaysThatChangedAlone() throws IOException {
        export();
        Table first = table();
        change("UPDATE movements SET amount = 30 WHERE customer = 'acorn'");

        export();

        assertThat(rows(table().newScan())).containsExactly("2026-03-01 acorn 30.000000", BOTH.get(1));
        assertThat(files(table().newScan())).hasSize(2).containsAnyElementsOf(files(first.newScan()));
        assertThat(rows(table().newScan().useSnapshot(first.currentSnapshot().snapshotId())))
                .isEqualTo(BOTH);
    }

    @Test
    void shouldLoseTheRowsThatTheTopicHasNoMore() throws IOException {
        export();
        change("DELETE FROM movements");

        export();

        assertThat(rows(table().newScan())).isEmpty();
    }

    @Test
    void shouldAddAColumnWhenTheTopicHasOneMore() throws IOException {
        export();
        long first = table().currentSnapshot().snapshotId();
        change("ALTER TABLE movements ADD COLUMN reason VARCHAR; UPDATE movements SET reason = 'PRICE'");

        export();

        assertThat(table().schema().findField("reason")).hasToString("4: reason: optional string");
        assertThat(rows(table().newScan())).containsExactly(BOTH.get(0) + " PRICE", BOTH.get(1) + " PRICE");
        assertThat(rows(table().newScan().useSnapshot(first))).isEqualTo(BOTH);
        assertThat(table().history()).hasSize(2);
    }

    @Test
    void shouldRefuseAColumnOfAnotherType() throws IOException {
        export();
        change("ALTER TABLE movements ALTER customer TYPE INTEGER USING length(customer)");

        assertThatThrownBy(this::export)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has a column of another type")
                .hasMessageEndingWith("; export to another --namespace");
        assertThat(rows(table().newScan())).isEqualTo(BOTH);
    }

    @Test
    void shouldCommitNothingWhenSomebodyElseDidMeanwhile() throws IOException {
        export();
        change("UPDATE movements SET amount = 30 WHERE customer = 'acorn'");

        assertThatThrownBy(() -> export((ids, folder) -> {
                    write(ids, folder);
                    change("UPDATE movements SET amount = 31 WHERE customer = 'acorn'");
                    export();
                }))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot commit the table finance.movements")
                .hasMessageContaining("conflicting files");
        assertThat(rows(table().newScan())).containsExactly("2026-03-01 acorn 31.000000", BOTH.get(1));
        assertThat(dataFiles()).as("of two snapshots, and none of the attempt").hasSize(3);
    }

    @Test
    void shouldLeaveTheFormerSnapshotWhenTheCatalogueBreaksInTheCommit() throws IOException, SQLException {
        export();
        String changed = "UPDATE movements SET amount = 30 WHERE customer = 'acorn'";
        change(changed);
        catalogue(
                "CREATE TRIGGER broken BEFORE UPDATE ON iceberg_tables BEGIN SELECT RAISE(FAIL, 'the disk is full'); END");

        assertThatThrownBy(this::export)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the disk is full")
                .hasMessageEndingWith("; its snapshots are whole, and another export makes it equal to the topic");
        assertThat(rows(table().newScan())).isEqualTo(BOTH);
        assertThat(dataFiles()).as("one that no snapshot has").hasSize(3);

        catalogue("DROP TRIGGER broken");
        export();
        assertThat(rows(table().newScan())).containsExactly("2026-03-01 acorn 30.000000", BOTH.get(1));
    }

    @Test
    void shouldBringBackRowsThatSomebodyDeleted() throws IOException {
        export();
        Table table = table();
        FileScanTask acorn = tasks(table.newScan()).get(0);
        table.newRowDelta()
                .addDeletes(FileMetadata.deleteFileBuilder(table.spec())
                        .ofPositionDeletes()
                        .withPath(table.location() + "/data/deleted.parquet")
                        .withFormat(FileFormat.PARQUET)
                        .withPartition(acorn.file().partition())
                        .withFileSizeInBytes(1)
                        .withRecordCount(1)
                        .build())
                .commit();

        export();

        assertThat(tasks(table().newScan()))
                .noneMatch(task -> task.file().location().equals(acorn.file().location()));
        assertThat(rows(table().newScan())).isEqualTo(BOTH);
    }

    @Test
    void shouldRefuseATableThatIsSomewhereElse() throws IOException {
        export();
        try (IcebergWarehouse other =
                IcebergWarehouse.open(directory.resolve("other"), catalogUrl(directory), "finance", Map.of())) {
            assertThatThrownBy(() -> export(other, this::write))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("not in --output; name the directory that it is in, or another --namespace");
        }
    }

    private Path export() throws IOException {
        return export(this::write);
    }

    private Path export(IcebergTable.Rows rows) throws IOException {
        return export(warehouse, rows);
    }

    private Path export(IcebergWarehouse into, IcebergTable.Rows rows) throws IOException {
        List<Column> columns = database.query(
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = 'movements' ORDER BY column_index",
                row -> new Column(row.getString(1), row.getString(2), !row.getBoolean(3), null));
        return into.table("movements")
                .replace(
                        new IcebergTable.Form(columns, "effective_day"),
                        rows,
                        database,
                        directory.resolve("stage").resolve(UUID.randomUUID().toString()),
                        Map.of("tidewatch.last-offsets", "0=7"));
    }

    private void write(String fieldIds, Path folder) {
        change("COPY (SELECT *, effective_day AS day FROM movements ORDER BY ALL) TO '" + folder
                + "' (FORMAT parquet, PARTITION_BY (day), FIELD_IDS " + fieldIds + ")");
    }

    private void change(String sql) {
        database.run(sql, "change rows");
    }

    private void catalogue(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(catalogUrl(directory));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Table table() {
        return catalog.loadTable(TableIdentifier.of("finance", "movements"));
    }

    private static String catalogUrl(Path directory) {
        return "jdbc:sqlite:" + directory.resolve("lake").resolve("catalog.db");
    }

    private List<String> rows(TableScan scan) throws IOException {
        List<String> files = files(scan);
        if (files.isEmpty()) {
            return List.of();
        }
        return database.query(
                "SELECT concat_ws(' ', *COLUMNS(*)) FROM read_parquet(["
                        + String.join(", ", files.stream().map(Database::quoted).toList())
                        + "], hive_partitioning = false) ORDER BY ALL",
                row -> row.getString(1));
    }

    private static List<String> files(TableScan scan) throws IOException {
        return tasks(scan).stream().map(task -> task.file().location()).toList();
    }

    /** In the order of days. */
    private static List<FileScanTask> tasks(TableScan scan) throws IOException {
        List<FileScanTask> tasks = new ArrayList<>();
        try (CloseableIterable<FileScanTask> planned = scan.planFiles()) {
            planned.forEach(tasks::add);
        }
        tasks.sort((one, other) -> one.file().location().compareTo(other.file().location()));
        return tasks;
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("lake/finance/movements/data"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
