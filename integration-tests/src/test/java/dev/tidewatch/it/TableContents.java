package dev.tidewatch.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table of {@code tables.sql} as texts that are the same in each database. */
final class TableContents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Holds the columns of each table; true for those of JSON. */
    private final Map<String, Map<String, Boolean>> tables = new TreeMap<>();

    /** @param duckdb which knows of a column of JSON that it is one */
    TableContents(Warehouse duckdb) throws SQLException {
        try (Statement statement = duckdb.connection().createStatement();
                ResultSet results = statement.executeQuery("SELECT c.table_name, c.column_name, c.data_type = 'JSON'"
                        + " FROM information_schema.columns c JOIN information_schema.tables t USING (table_name)"
                        + " WHERE t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position")) {
            while (results.next()) {
                tables.computeIfAbsent(results.getString(1), table -> new LinkedHashMap<>())
                        .put(results.getString(2), results.getBoolean(3));
            }
        }
    }

    /** By table its rows, sorted. */
    Map<String, List<String>> of(Warehouse warehouse) throws SQLException {
        Map<String, List<String>> contents = new TreeMap<>();
        for (String table : tables.keySet()) {
            contents.put(table, rows(warehouse.connection(), table));
        }
        return contents;
    }

    private List<String> rows(Connection connection, String table) throws SQLException {
        Map<String, Boolean> columns = tables.get(table);
        String texts = String.join(
                ", ",
                columns.keySet().stream()
                        .map(column -> "CAST(" + column + " AS VARCHAR)")
                        .toList());
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT " + texts + " FROM " + table)) {
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (Map.Entry<String, Boolean> column : columns.entrySet()) {
                    String text = results.getString(row.size() + 1);
                    row.add(column.getKey() + "=" + (text != null && column.getValue() ? canonical(text) : text));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String canonical(String text) {
        try {
            return canonical(JSON.readTree(text)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    /** A replay's files have decimals as text and leave out what is null, a sink writes numbers. */
    private static Object canonical(JsonNode node) {
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(canonical(element)));
            return elements;
        }
        if (node.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            node.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return members;
        }
        return node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
    }
}
