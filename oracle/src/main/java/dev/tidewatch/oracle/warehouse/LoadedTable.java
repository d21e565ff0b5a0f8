package dev.tidewatch.oracle.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.google.common.collect.ImmutableList;
import dev.tidewatch.stream.names.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** A table of {@code tables.sql}: which topic it is loaded from, and what its rows are known by. */
enum LoadedTable {
    MRR_MOVEMENTS(Topics.MRR_MOVEMENTS, "movement_id", "revision"),
    MRR_MOVEMENT_LINES(Topics.MRR_MOVEMENTS, "movement_id", "revision", "line_number"),
    RETENTION_METRICS(Topics.RETENTION_METRICS, "segment", "window_name", "business_day", "is_live"),
    COHORT_RETENTION(Topics.COHORT_RETENTION, "segment", "cohort", "period_offset"),
    CUSTOMER_HEALTH(Topics.CUSTOMER_HEALTH, "customer_id"),
    AT_RISK_ALERTS(Topics.AT_RISK_ALERTS, "alert_id", "revision"),
    ALERT_OUTCOMES(Topics.ALERT_OUTCOMES, "alert_id");

    static final String PARTITION = "record_partition";
    static final String OFFSET = "record_offset";

    /** Where a name is kept by some database, or says too little beside others, the column has a longer one. */
    private static final Map<String, String> LONGER_NAMES = Map.ofEntries(
            Map.entry("window", "window_name"),
            Map.entry("day", "business_day"),
            Map.entry("offset", "period_offset"),
            Map.entry("live", "is_live"),
            Map.entry("voided", "is_voided"),
            Map.entry("provisional", "is_provisional"),
            Map.entry("since", "customer_since"),
            Map.entry("interval", "billing_interval"),
            Map.entry("before", "mrr_before"),
            Map.entry("after", "mrr_after"));

    /** There are few fields, and many records. */
    private static final Map<String, String> COLUMNS = new ConcurrentHashMap<>();

    private final String topic;
    private final ImmutableList<String> key;

    LoadedTable(String topic, String... key) {
        this.topic = topic;
        this.key = ImmutableList.copyOf(key);
    }

    /** Its name in SQL. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without prefix. */
    String topic() {
        return topic;
    }

    /** A record without a value deletes the row that its key names. */
    boolean isDeletedByKey() {
        return key.size() == 1;
    }

    /** The query of all rows, each value as text. */
    String query(Iterable<String> columns) {
        List<String> texts = new ArrayList<>();
        columns.forEach(column -> texts.add("CAST(t." + column + " AS VARCHAR)"));
        String place = this == MRR_MOVEMENT_LINES ? "m." : "t.";
        String from = this == MRR_MOVEMENT_LINES
                ? " t LEFT JOIN mrr_movements m ON m.movement_id = t.movement_id AND m.revision = t.revision"
                : " t";
        return "SELECT " + place + PARTITION + ", " + place + OFFSET + ", " + String.join(", ", texts) + " FROM "
                + table() + from;
    }

    /** Returns the columns that name a row; a segment and window have one live row, whatever its day. */
    String key(SortedMap<String, String> row) {
        List<String> parts = new ArrayList<>();
        for (String column : key) {
            if (!(column.equals("business_day") && "true".equals(row.get("is_live")))) {
                parts.add(row.getOrDefault(column, ""));
            }
        }
        return String.join(" ", parts);
    }

    /** The rows that a record becomes, by column. */
    List<Map<String, JsonNode>> rows(JsonNode value) {
        if (this != MRR_MOVEMENT_LINES) {
            return List.of(columns(value));
        }
        List<Map<String, JsonNode>> rows = new ArrayList<>();
        for (JsonNode line : value.path("lines")) {
            Map<String, JsonNode> row = columns(line);
            row.put("movement_id", value.path("movementId"));
            row.put("revision", value.path("revision"));
            row.put("line_number", IntNode.valueOf(rows.size() + 1));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, JsonNode> columns(JsonNode record) {
        Map<String, JsonNode> columns = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            columns.put(column(field.getKey()), field.getValue());
        }
        return columns;
    }

    private static String column(String field) {
        return COLUMNS.computeIfAbsent(
                field,
                name -> LONGER_NAMES.getOrDefault(
                        name, name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
    }
}
