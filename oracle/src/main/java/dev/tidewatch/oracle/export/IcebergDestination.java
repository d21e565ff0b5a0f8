package dev.tidewatch.oracle.export;

import dev.tidewatch.oracle.Database;
import dev.tidewatch.oracle.export.iceberg.IcebergTable;
import dev.tidewatch.oracle.export.iceberg.IcebergWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables of Apache Iceberg, each of which is committed by itself. */
final class IcebergDestination implements Destination {

    private final IcebergWarehouse warehouse;
    private final Database database;
    private final Path stage;

    /**
     * Writes into a warehouse.
     *
     * @param database that has the rows
     * @param stage a directory that does not exist yet, for files that are in no table
     */
    IcebergDestination(IcebergWarehouse warehouse, Database database, Path stage) {
        this.warehouse = warehouse;
        this.database = database;
        this.stage = stage;
    }

    @Override
    public String write(ExportedTable table, ParquetTables rows) throws IOException {
        String ends = rows.ends(table).entrySet().stream()
                .map(end -> end.getKey() + "=" + end.getValue())
                .collect(Collectors.joining(","));
        Path metadata = warehouse
                .table(table.table())
                .replace(
                        new IcebergTable.Form(rows.form(table), table.dayColumn()),
                        (ids, folder) -> rows.write(table, folder, ids),
                        database,
                        stage.resolve(table.table()),
                        Map.of("tidewatch.topic", table.topic(), "tidewatch.last-offsets", ends));
        return "%s: %d rows, %s".formatted(table.table(), rows.rows(table), metadata);
    }

    /** There is nothing to do: each table is whole by now. */
    @Override
    public void finish(@Nullable String partOfRetentionMetrics) {}

    @Override
    public void close() {
        warehouse.close();
    }
}
