package dev.tidewatch.it;

import java.util.List;

/**
 * Names a fault that a warehouse may have.
 *
 * @param statements that plant it
 * @param found the tests of dbt that must find it
 */
record DbtFault(List<String> statements, List<String> found) {

    static final List<DbtFault> ALL = List.of(
            planted("DELETE FROM mrr_movements WHERE kind = 'EXPANSION'")
                    .isFoundBy(
                            "current_movements_follow_each_other",
                            "monthly_waterfall_equals_the_topic",
                            "mrr_by_day_and_plan_equals_the_topic"),
            planted("DELETE FROM mrr_movement_lines WHERE movement_id IN (SELECT movement_id FROM mrr_movements"
                            + " WHERE kind = 'CHURN')")
                    .isFoundBy(
                            "churn_by_reason_and_plan_adds_up",
                            "current_movements_equal_their_lines",
                            "mrr_by_day_and_plan_adds_up"),
            planted(
                            "INSERT INTO mrr_movement_lines SELECT 'nobody', revision, line_number, subscription_id, plan_id, product_id,"
                                    + " billing_interval, interval_count, attributes, mrr_before, mrr_after FROM mrr_movement_lines"
                                    + " WHERE revision = 0 AND line_number = 1"
                                    + " AND movement_id = (SELECT min(movement_id) FROM mrr_movement_lines)")
                    .isFoundBy("relationships_source_mrr_movement_lines_movement_id"),
            planted("UPDATE retention_metrics SET mrr = mrr + 0.000001, nrr = nrr + 0.000001, ltv = ltv + 0.000001")
                    .isFoundBy(
                            "ltv_by_plan_equals_the_topic",
                            "monthly_waterfall_equals_the_topic",
                            "mrr_by_day_and_plan_equals_the_topic",
                            "nrr_and_grr_by_cohort_equals_the_topic"),
            planted("UPDATE mrr_movements SET kind = 'UNKNOWN' WHERE kind = 'NEW'")
                    .isFoundBy("accepted_values_current_movements_kind", "monthly_waterfall_closes"),
            planted("UPDATE mrr_movements SET reason = NULL WHERE kind = 'CHURN'")
                    .isFoundBy("not_null_churn_by_reason_and_plan_reason"),
            planted("UPDATE retention_metrics SET business_day = (SELECT min(business_day) FROM retention_metrics)"
                            + " WHERE segment = 'all' AND window_name = 'P1D' AND is_live")
                    .isFoundBy("closed_days_are_over"),
            planted("DELETE FROM customer_health").isFoundBy("relationships_customers_at_risk_customer_id"),
            inPlaceOf("closed_days", "SELECT * FROM figures.other UNION ALL SELECT * FROM figures.other")
                    .isFoundBy("unique_closed_days_business_day"),
            inPlaceOf("alert_precision", "SELECT * FROM figures.other UNION ALL SELECT * FROM figures.other")
                    .isFoundBy("unique_together_alert_precision"),
            inPlaceOf(
                            "alert_precision",
                            "SELECT kind, rule_name, held_out, 2 * episodes AS episodes, came_true, share_true FROM figures.other")
                    .isFoundBy("alert_precision_adds_up"),
            inPlaceOf(
                            "customers_at_risk",
                            "SELECT alert_id, customer_id, severity, expected_loss, 2 * call_order AS call_order FROM figures.other")
                    .isFoundBy("customers_at_risk_are_in_order"),
            inPlaceOf(
                            "corrections_by_day",
                            "SELECT effective_day, 0 AS first_published_mrr, corrected_mrr, current_mrr FROM figures.other")
                    .isFoundBy("corrections_by_day_add_up"),
            inPlaceOf(
                            "loaded_until",
                            "SELECT loaded_table, record_partition, last_offset - 1 AS last_offset, complete_until FROM figures.other")
                    .isFoundBy("loaded_until_is_the_end"));

    private static DbtFault planted(String... statements) {
        return new DbtFault(List.of(statements), List.of());
    }

    /** A model that says something else; what refers to it goes on with the right one. */
    private static DbtFault inPlaceOf(String model, String select) {
        String relation = DbtProject.SCHEMA + "." + model;
        return planted("ALTER VIEW " + relation + " RENAME TO other", "CREATE VIEW " + relation + " AS " + select);
    }

    private DbtFault isFoundBy(String... tests) {
        return new DbtFault(statements, List.of(tests));
    }
}
