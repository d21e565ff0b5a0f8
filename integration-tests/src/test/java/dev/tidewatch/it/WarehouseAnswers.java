package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** Holds the plain SQL answers of {@code deploy/warehouse} against what a replay published. */
final class WarehouseAnswers {

    private static final String MONTH_END = "CAST(month_start + INTERVAL '1 month' AS DATE) - 1";

    /** As every database can say it. */
    private static final String MONTH = "substr(CAST(cohort_month AS VARCHAR), 1, 7)";

    private final Warehouse warehouse;
    private final PublishedAnswers published;
    private final SoftAssertions equal = new SoftAssertions();

    private WarehouseAnswers(Warehouse warehouse, PublishedAnswers published) {
        this.warehouse = warehouse;
        this.published = published;
    }

    /** Every question has the answer that the product gives, to the last digit. */
    static void equal(Path replay) throws IOException, SQLException {
        try (Warehouse warehouse = Warehouse.of(replay)) {
            WarehouseAnswers answers = new WarehouseAnswers(warehouse, new PublishedAnswers(replay));
            answers.mrr();
            answers.cohorts();
            answers.plans();
            answers.whateverTheRates();
            answers.equal.assertAll();
        }
    }

    /** The same of the questions whose answer no missing rate changes, and after a second load. */
    static void equalWithoutRates(Path replay) throws IOException, SQLException {
        try (Warehouse warehouse = Warehouse.of(replay)) {
            warehouse.load(replay);
            WarehouseAnswers answers = new WarehouseAnswers(warehouse, new PublishedAnswers(replay));
            answers.whateverTheRates();
            answers.equal.assertAll();
        }
    }

    /** Every question whose answer does not need more than six weeks, put to a warehouse that was loaded in another way. */
    static void equalSoFar(Warehouse loaded, Path replay) throws IOException, SQLException {
        WarehouseAnswers answers = new WarehouseAnswers(loaded, new PublishedAnswers(replay));
        answers.mrr();
        answers.cohorts();
        answers.churn();
        answers.movementsAndAlerts();
        answers.equal.assertAll();
    }

    /** MRR by day and plan alone. */
    static void equalMrr(Warehouse loaded, Path replay) throws IOException, SQLException {
        WarehouseAnswers answers = new WarehouseAnswers(loaded, new PublishedAnswers(replay));
        answers.mrrByDayAndPlan();
        answers.equal.assertAll();
    }

    private void mrrByDayAndPlan() throws IOException, SQLException {
        same(published.mrrByDayAndPlan(), "SELECT business_day, plan_id, mrr FROM mrr_by_day_and_plan WHERE mrr <> 0");
    }

    private void mrr() throws IOException, SQLException {
        mrrByDayAndPlan();
        same(
                published.monthlyWaterfall(),
                "SELECT last_day, opening_mrr, new_mrr, expansion_mrr, contraction_mrr, churn_mrr, reactivation_mrr, closing_mrr"
                        + " FROM monthly_waterfall WHERE last_day = " + MONTH_END);
        same(
                published.changesByDay(),
                "SELECT effective_day, first_published_mrr + corrected_mrr FROM corrections_by_day"
                        + " JOIN closed_days ON business_day = effective_day WHERE current_mrr <> 0");
    }

    private void cohorts() throws IOException, SQLException {
        same(
                published.retentionByCohort(),
                "SELECT " + MONTH + ", last_day, customers, mrr, mrr_start, nrr, grr"
                        + " FROM nrr_and_grr_by_cohort JOIN monthly_waterfall USING (month_start) WHERE last_day = "
                        + MONTH_END);
        same(
                published.cohorts(),
                "SELECT " + MONTH + ", period_offset, customers_new, new_mrr, customers, mrr"
                        + " FROM nrr_and_grr_by_cohort");
    }

    private void plans() throws IOException, SQLException {
        churn();
        same(published.ltvByPlan(), "SELECT business_day, plan_id, customers, arpa, ltv FROM ltv_by_plan");
    }

    private void churn() throws IOException, SQLException {
        same(
                published.churnByReasonAndPlan(),
                "SELECT month_start, reason, plan_id, churn_count, churn_by_reason_and_plan.churn_mrr FROM churn_by_reason_and_plan"
                        + " JOIN monthly_waterfall USING (month_start) WHERE last_day = " + MONTH_END);
    }

    private void whateverTheRates() throws IOException, SQLException {
        movementsAndAlerts();
        same(
                published.alertPrecision(),
                "SELECT kind, rule_name, held_out, episodes, came_true, share_true FROM alert_precision");
    }

    private void movementsAndAlerts() throws IOException, SQLException {
        same(published.currentMovements(), "SELECT movement_id, kind, amount, reporting_amount FROM current_movements");
        equal.assertThat(warehouse.rows("SELECT month_start FROM monthly_waterfall WHERE opening_mrr + new_mrr"
                        + " + expansion_mrr - contraction_mrr - churn_mrr + reactivation_mrr <> closing_mrr"))
                .as("months that do not close")
                .isEmpty();
        equal.assertThat(
                        warehouse.rows(
                                "SELECT customer_id, score, mrr_at_risk, expected_loss FROM customers_at_risk ORDER BY call_order"))
                .as("customers at risk, in order")
                .isEqualTo(published.customersAtRisk());
        same(published.correctionsByDay(), "SELECT effective_day, corrections, voids FROM corrections_by_day");
    }

    private void same(List<String> expected, String sql) throws SQLException {
        assertThat(expected).as("what was published, beside %s", sql).isNotEmpty();
        equal.assertThat(warehouse.rows(sql)).as(sql).containsExactlyInAnyOrderElementsOf(expected);
    }
}
