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
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    void shouldBeWrittenFromTheSchemasOfTheRecords() throws IOException {
        Path tables = Warehouse.DEPLOYED.resolve("tables.sql");
        Path load = Warehouse.DEPLOYED.resolve("load-duckdb.sql");
        String columns = Files.readString(tables);
        String selected = Files.readString(load);
        for (Map.Entry<String, Schema> record : RECORDS.entrySet()) {
            WarehouseColumns written = new WarehouseColumns(record.getKey(), record.getValue());
            columns = written.inTables(columns);
            selected = written.inLoad(selected);
        }
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(tables, columns);
            Files.writeString(load, selected);
        }

        assertThat(tables).as("run with -Dwrite.docs to bring it up to date").hasContent(columns);
        assertThat(load).as("run with -Dwrite.docs to bring it up to date").hasContent(selected);
    }

    @Test
    void shouldHaveAColumnOfTheRightTypeForEveryFieldOfEveryRecord() throws IOException, SQLException {
        List<String> wanted = new ArrayList<>();
        RECORDS.forEach((table, schema) -> schema.getFields()
                .forEach(field -> wanted.add(table + " " + WarehouseColumns.column(field.name()) + " "
                        + WarehouseColumns.type(field).replace(" ", ""))));

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
                        .map(field -> WarehouseColumns.column(field.group(1)))
                        .toList();

                assertThat(warehouse.rows("SELECT column_name FROM information_schema.columns WHERE table_name = '"
                                + table + "' AND column_name NOT LIKE 'record_%' ORDER BY ordinal_position"))
                        .isEqualTo(loaded);
            }
        }
    }

    @Test
    void shouldNeedNoQuotesAnywhere() throws IOException, SQLException {
        for (String file : List.of(
                "tables.sql",
                "views.sql",
                "functions-duckdb.sql",
                "functions-postgresql.sql",
                "triggers-postgresql.sql")) {
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
}
