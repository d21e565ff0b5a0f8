package dev.tidewatch.oracle.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares every row of every table with the newest record on the topic that it stands for. */
public final class WarehouseCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A person reads no more of a table before looking for the cause. */
    private static final int SHOWN_OF_A_TABLE = 100;

    private WarehouseCheck() {}

    /**
     * Holds what came of it.
     *
     * @param rows compared, on the topics or in the tables
     * @param differences rows that are not the same
     * @param lines one for each value that differs in the rows that are shown, and what could not be compared
     */
    public record Result(long rows, long differences, List<String> lines) {}

    /**
     * With what a replay wrote.
     *
     * @param url of JDBC
     * @param work a directory for what is made on the way
     * @throws UserError if the warehouse or the files cannot be read
     */
    public static Result ofReplay(Path replay, String url, Path work) throws IOException {
        return of(PublishedRows.ofReplay(replay), url, work);
    }

    /**
     * With what is committed on a cluster. The topics are read first and the tables then, so that what comes meanwhile is newer
     * than what was read.
     *
     * @param url of JDBC
     * @param work a directory for what is made on the way
     * @throws UserError if the warehouse or the topics cannot be read
     */
    public static Result ofCluster(Settings settings, String url, Path work) throws IOException {
        return of(PublishedRows.ofCluster(settings), url, work);
    }

    private static Result of(PublishedRows published, String url, Path work) throws IOException {
        try (Staging staging = Staging.in(work);
                Warehouse warehouse = Warehouse.at(url, System.getenv())) {
            Map<LoadedTable, SortedMap<String, ColumnForm>> columns = new EnumMap<>(LoadedTable.class);
            for (LoadedTable table : LoadedTable.values()) {
                columns.put(table, warehouse.columns(table));
            }
            try (Staging.Side side = staging.side("published")) {
                published.read(staging, (table, record) -> publish(table, record, columns.get(table), side));
            }
            try (Staging.Side side = staging.side("loaded")) {
                columns.forEach((table, forms) -> warehouse.read(
                        table,
                        forms,
                        (partition, offset, row) -> side.add(table, table.key(row), partition, offset, text(row))));
            }
            staging.pair();
            return result(staging);
        }
    }

    private static void publish(
            LoadedTable table,
            PublishedRows.Published record,
            @Nullable SortedMap<String, ColumnForm> columns,
            Staging.Side side) {
        if (columns == null) {
            return;
        }
        if (record.value() == null) {
            if (table.isDeletedByKey() && record.key() != null) {
                side.add(table, record.key(), record.partition(), record.offset(), null);
            }
            return;
        }
        for (Map<String, JsonNode> values : table.rows(record.value())) {
            SortedMap<String, String> row = new TreeMap<>();
            values.forEach((column, value) -> {
                ColumnForm form = columns.get(column);
                if (form == null) {
                    throw new UserError("the table " + table.table() + " of the warehouse has no column " + column
                            + ", which its topic has; load it, or make the table anew by deploy/warehouse/tables.sql");
                }
                if (!value.isNull()) {
                    row.put(column, form.published(value));
                }
            });
            side.add(table, table.key(row), record.partition(), record.offset(), text(row));
        }
    }

    private static Result result(Staging staging) {
        List<String> lines = new ArrayList<>();
        long differences = 0;
        for (LoadedTable table : LoadedTable.values()) {
            for (Staging.Pair pair : staging.differences(table, SHOWN_OF_A_TABLE)) {
                lines.addAll(values(pair));
            }
            long different = staging.different(table);
            differences += different;
            if (different > SHOWN_OF_A_TABLE) {
                lines.add("and " + (different - SHOWN_OF_A_TABLE) + " more rows of " + table.table() + ", " + different
                        + " in all");
            }
        }
        for (LoadedTable table : LoadedTable.values()) {
            long outside = staging.outside(table);
            if (outside > 0) {
                lines.add("not compared: " + outside + " rows of " + table.table()
                        + " whose records the topic has no more, or that came while it was read");
            }
        }
        return new Result(staging.compared(), differences, lines);
    }

    private static List<String> values(Staging.Pair pair) {
        Map<String, String> published = row(pair.published());
        Map<String, String> loaded = row(pair.loaded());
        if (published.isEmpty() || loaded.isEmpty()) {
            return List.of(String.join(
                    "  ", pair.table(), pair.key(), "row", "published " + there(published), "loaded " + there(loaded)));
        }
        List<String> lines = new ArrayList<>();
        TreeSet<String> columns = new TreeSet<>(published.keySet());
        columns.addAll(loaded.keySet());
        for (String column : columns) {
            String wanted = published.getOrDefault(column, "nothing");
            String found = loaded.getOrDefault(column, "nothing");
            if (!wanted.equals(found)) {
                lines.add(
                        String.join("  ", pair.table(), pair.key(), column, "published " + wanted, "loaded " + found));
            }
        }
        return lines;
    }

    private static String there(Map<String, String> row) {
        return row.isEmpty() ? "nothing" : "one";
    }

    private static String text(SortedMap<String, String> row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> row(@Nullable String text) {
        Map<String, String> row = new TreeMap<>();
        if (text != null) {
            try {
                JSON.readTree(text)
                        .properties()
                        .forEach(value ->
                                row.put(value.getKey(), value.getValue().textValue()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return row;
    }
}
