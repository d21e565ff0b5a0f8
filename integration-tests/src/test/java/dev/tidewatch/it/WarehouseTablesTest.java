package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The tables and views of {@code deploy/warehouse} hold what the records hold, under names that no database keeps for itself. */
class WarehouseTablesTest {

    private static final Pattern FIELD = Pattern.compile("value\\.\"(\\w+)\"");

    private static final Map<String, Schema> RECORDS = Map.of(
            "mrr_movements", MrrMovement.getClassSchema(),
            "retention_metrics", RetentionMetrics.getClassSchema(),
            "cohort_retention", CohortRetention.getClassSchema(),
            "customer_health", CustomerHealth.getClassSchema(),
            "at_risk_alerts", RiskAlert.getClassSchema(),
            "alert_outcomes", AlertOutcome.getClassSchema());

    private static final Map<String, String> LONGER_NAMES = Map.of(
            "window", "window_name",
            "day", "business_day",
            "offset", "period_offset",
            "live", "is_live",
            "voided", "is_voided",
            "provisional", "is_provisional",
            "since", "customer_since");

    /** Words that PostgreSQL, Snowflake or BigQuery keep for themselves and DuckDB does not. */
    private static final Set<String> KEPT_ELSEWHERE = Set.of(
            "after",
            "before",
            "cube",
            "current",
            "date",
            "day",
            "increment",
            "interval",
            "issue",
            "live",
            "match",
            "month",
            "offset",
            "partition",
            "range",
            "regexp",
            "row",
            "rows",
            "since",
            "time",
            "timestamp",
            "value",
            "window",
            "year");

    @Test
    void shouldHaveAColumnOfTheRightTypeForEveryFieldOfEveryRecord() throws IOException, SQLException {
        List<String> wanted = new ArrayList<>();
        RECORDS.forEach((table, schema) -> schema.getFields()
                .forEach(field -> wanted.add(table + " " + column(field.name()) + " " + type(field.schema()))));

        try (Warehouse warehouse = Warehouse.empty()) {
            assertThat(
                            warehouse.rows(
                                    "SELECT table_name, column_name, replace(data_type, ' ', '') FROM information_schema.columns"))
                    .containsAll(wanted);
        }
    }

    /** The load goes by place; two columns of one type in the wrong order would take each other's values. */
    @Test
    void shouldLoadEachFieldIntoTheColumnOfItsName() throws IOException, SQLException {
        String load = Files.readString(Warehouse.DEPLOYED.resolve("load-duckdb.sql"));
        try (Warehouse warehouse = Warehouse.empty()) {
            for (String table : RECORDS.keySet()) {
                String insert = load.substring(load.indexOf("INSERT INTO " + table + "\n"));
                List<String> loaded = FIELD.matcher(insert.substring(0, insert.indexOf("FROM read_json")))
                        .results()
                        .map(field -> column(field.group(1)))
                        .toList();

                assertThat(warehouse.rows("SELECT column_name FROM information_schema.columns WHERE table_name = '"
                                + table + "' AND column_name NOT LIKE 'record_%' ORDER BY ordinal_position"))
                        .isEqualTo(loaded);
            }
        }
    }

    @Test
    void shouldNeedNoQuotesAnywhere() throws IOException, SQLException {
        for (String file : List.of("tables.sql", "views.sql", "functions-duckdb.sql", "functions-postgresql.sql")) {
            assertThat(Files.readString(Warehouse.DEPLOYED.resolve(file)))
                    .as(file)
                    .doesNotContain("\"", "`");
        }
        try (Warehouse warehouse = Warehouse.empty()) {
            Set<String> kept = new TreeSet<>(KEPT_ELSEWHERE);
            kept.addAll(warehouse.rows(
                    "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'"));
            List<String> names = warehouse.rows(
                    "SELECT table_name FROM information_schema.tables UNION SELECT column_name FROM information_schema.columns");

            assertThat(names).hasSizeGreaterThan(150).allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
            assertThat(names).doesNotContainAnyElementsOf(kept);
        }
    }

    private static String column(String field) {
        return LONGER_NAMES.getOrDefault(
                field, field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    private static String type(Schema schema) {
        Schema value = schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
        LogicalType logical = value.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "DECIMAL(38," + decimal.getScale() + ")";
        }
        if (logical != null) {
            return logical.getName().equals("date") ? "DATE" : "TIMESTAMP";
        }
        return switch (value.getType()) {
            case STRING, ENUM -> "VARCHAR";
            case INT -> "INTEGER";
            case LONG -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case ARRAY, MAP -> "JSON";
            default -> throw new IllegalArgumentException("no column for " + schema);
        };
    }
}
