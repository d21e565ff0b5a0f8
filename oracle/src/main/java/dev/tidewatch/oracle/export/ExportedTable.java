package dev.tidewatch.oracle.export;

import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import java.util.Locale;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A table of {@code deploy/warehouse}, and how its rows are laid out in files. */
enum ExportedTable {
    MRR_MOVEMENTS(
            Topics.MRR_MOVEMENTS,
            MrrMovement.getClassSchema(),
            "effective_day",
            "effective_day",
            "record_partition, record_offset"),
    MRR_MOVEMENT_LINES(
            Topics.MRR_MOVEMENTS,
            MrrMovement.getClassSchema().getField("lines").schema().getElementType(),
            null,
            "(SELECT effective_day FROM mrr_movements AS movement"
                    + " WHERE movement.movement_id = mrr_movement_lines.movement_id AND movement.revision = mrr_movement_lines.revision)",
            "movement_id, revision, line_number"),
    RETENTION_METRICS(
            Topics.RETENTION_METRICS,
            RetentionMetrics.getClassSchema(),
            "business_day",
            "business_day",
            "segment, window_name, business_day, is_live"),
    COHORT_RETENTION(
            Topics.COHORT_RETENTION,
            CohortRetention.getClassSchema(),
            "as_of_day",
            "as_of_day",
            "segment, cohort, period_offset"),
    CUSTOMER_HEALTH(Topics.CUSTOMER_HEALTH, CustomerHealth.getClassSchema(), null, null, "customer_id"),
    AT_RISK_ALERTS(
            Topics.AT_RISK_ALERTS,
            RiskAlert.getClassSchema(),
            "updated_at",
            "CAST(updated_at AS DATE)",
            "record_partition, record_offset"),
    ALERT_OUTCOMES(
            Topics.ALERT_OUTCOMES, AlertOutcome.getClassSchema(), "raised_at", "CAST(raised_at AS DATE)", "alert_id");

    private final String topic;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes the schema of a class
    private final Schema schema;

    private final @Nullable String dayColumn;
    private final @Nullable String day;
    private final String order;

    /**
     * Lays a table out.
     *
     * @param topic where its rows come from, without prefix
     * @param schema of a row
     * @param dayColumn the column whose day a row belongs to; null if it has none
     * @param day an expression; null if the rows of all days are together
     * @param order columns, so that the same rows make the same files
     */
    ExportedTable(String topic, Schema schema, @Nullable String dayColumn, @Nullable String day, String order) {
        this.topic = topic;
        this.schema = schema;
        this.dayColumn = dayColumn;
        this.day = day;
        this.order = order;
    }

    /** Returns its name in SQL. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String topic() {
        return topic;
    }

    Schema schema() {
        return schema;
    }

    @Nullable
    String dayColumn() {
        return dayColumn;
    }

    @Nullable
    String day() {
        return day;
    }

    String order() {
        return order;
    }
}
