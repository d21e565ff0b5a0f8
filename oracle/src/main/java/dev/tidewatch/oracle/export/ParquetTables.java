package dev.tidewatch.oracle.export;

import static dev.tidewatch.oracle.Database.quoted;

import com.google.common.io.Resources;
import dev.tidewatch.oracle.Database;
import dev.tidewatch.oracle.export.iceberg.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of {@code deploy/warehouse}, loaded from JSON Lines and written as Parquet: amounts are decimals, instants are in UTC. */
final class ParquetTables {

    private final Database database;

    ParquetTables(Database database) {
        this.database = database;
    }

    /** Holds where a topic's rows end. */
    record Extent(int partition, long offset) {}

    /**
     * Fills the tables.
     *
     * @param files a directory with a file for each topic, as {@code replay} writes them
     */
    void load(Path files) throws IOException {
        // The same rows must make the same files.
        database.run(
                "SET threads = 1; SET preserve_insertion_order = true; SET TimeZone = 'UTC'", "prepare the database");
        database.run(resource("tables.sql"), "make the tables");
        database.set("replay", files);
        database.run(resource("load-duckdb.sql"), "load the output topics from " + files);
    }

    long rows(ExportedTable table) {
        return database.number("SELECT count(*) FROM " + table.table());
    }

    /** Writes a table into a folder, which is there: {@code day=2026-03-01/data_0.parquet}, or {@code data_0.parquet} alone. */
    void write(ExportedTable table, Path folder) {
        write(table, table.day(), folder, "");
    }

    /**
     * Writes a table as Iceberg has it: by the day of a column of its own.
     *
     * @param fieldIds the ids of the columns
     */
    void write(ExportedTable table, Path folder, String fieldIds) {
        write(table, table.dayColumn() == null ? null : table.day(), folder, ", FIELD_IDS " + fieldIds);
    }

    private void write(ExportedTable table, @Nullable String day, Path folder, String options) {
        String rows = "SELECT " + columns(table) + (day == null ? "" : ", " + day + " AS \"day\"") + " FROM "
                + table.table() + " ORDER BY " + (day == null ? "" : "\"day\", ") + table.order();
        Path target = day == null ? folder.resolve("data_0.parquet") : folder;
        database.run(
                "COPY (" + rows + ") TO " + quoted(target.toString()) + " (FORMAT parquet, COMPRESSION zstd"
                        + (day == null ? "" : ", PARTITION_BY (\"day\")") + options + ")",
                "write " + folder);
    }

    /** Returns the columns of a table. */
    List<Column> form(ExportedTable table) {
        return database.query(
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = "
                        + quoted(table.table()) + " ORDER BY column_index",
                row -> new Column(
                        row.getString(1),
                        row.getString(2),
                        !row.getBoolean(3),
                        row.getString(2).equals("JSON")
                                ? NestedStructure.field(table.schema(), row.getString(1))
                                : null));
    }

    /** Returns the last offset of each partition that the rows of a table came from. */
    Map<Integer, Long> ends(ExportedTable table) {
        // A line has no place of its own on the topic.
        String of = (table == ExportedTable.MRR_MOVEMENT_LINES ? ExportedTable.MRR_MOVEMENTS : table).table();
        Map<Integer, Long> ends = new TreeMap<>();
        database.query(
                        "SELECT record_partition, max(record_offset) FROM " + of + " GROUP BY record_partition",
                        row -> new Extent(row.getInt(1), row.getLong(2)))
                .forEach(extent -> ends.put(extent.partition(), extent.offset()));
        return ends;
    }

    private String columns(ExportedTable table) {
        return form(table).stream().map(column -> column(table, column)).collect(Collectors.joining(", "));
    }

    private static String column(ExportedTable table, Column column) {
        String name = column.name();
        return switch (column.type()) {
            case "JSON" ->
                "json_transform(" + name + ", " + quoted(NestedStructure.of(table.schema(), name)) + ") AS " + name;
            case "TIMESTAMP" -> "CAST(" + name + " AS TIMESTAMPTZ) AS " + name;
            default -> name;
        };
    }

    private static String resource(String name) throws IOException {
        return Resources.toString(Resources.getResource(ParquetTables.class, name), StandardCharsets.UTF_8);
    }
}
