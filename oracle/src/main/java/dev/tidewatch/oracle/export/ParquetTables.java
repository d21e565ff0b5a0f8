package dev.tidewatch.oracle.export;

import static dev.tidewatch.oracle.Database.quoted;

import com.google.common.io.Resources;
import dev.tidewatch.oracle.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** Writes a table into a folder, which is made: {@code day=2026-03-01/data_0.parquet}, or {@code data_0.parquet} alone. */
    void write(ExportedTable table, Path folder) {
        String day = table.day();
        String rows = "SELECT " + columns(table) + (day == null ? "" : ", " + day + " AS \"day\"") + " FROM "
                + table.table() + " ORDER BY " + (day == null ? "" : "\"day\", ") + table.order();
        Path target = day == null ? folder.resolve("data_0.parquet") : folder;
        database.run(
                "COPY (" + rows + ") TO " + quoted(target.toString()) + " (FORMAT parquet, COMPRESSION zstd"
                        + (day == null ? ")" : ", PARTITION_BY (\"day\"))"),
                "write " + folder);
    }

    /** Returns the last offset of each partition that the rows of a table came from. */
    Map<Integer, Long> ends(ExportedTable table) {
        Map<Integer, Long> ends = new TreeMap<>();
        database.query(
                        "SELECT record_partition, max(record_offset) FROM " + table.table()
                                + " GROUP BY record_partition",
                        row -> new Extent(row.getInt(1), row.getLong(2)))
                .forEach(extent -> ends.put(extent.partition(), extent.offset()));
        return ends;
    }

    private String columns(ExportedTable table) {
        List<String> columns = database.query(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = " + quoted(table.table())
                        + " ORDER BY column_index",
                row -> column(table, row.getString(1), row.getString(2)));
        return columns.stream().collect(Collectors.joining(", "));
    }

    private static String column(ExportedTable table, String name, String type) {
        return switch (type) {
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
