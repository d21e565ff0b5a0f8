-- The questions that finance asks of the tables of tables.sql, for DuckDB and PostgreSQL. docs/warehouse.md says how to use them.
-- The function ratio comes from functions-duckdb.sql or functions-postgresql.sql.

-- The days that are over: the movements of a day count in the views once it has its rows.
CREATE OR REPLACE VIEW closed_days AS
SELECT DISTINCT business_day
FROM retention_metrics
WHERE segment = 'all' AND window_name = 'P1D' AND NOT is_live;

-- The movements that hold: of each the newest revision, unless late events undid it.
CREATE OR REPLACE VIEW current_movements AS
SELECT m.*
FROM mrr_movements m
JOIN (SELECT movement_id, max(revision) AS revision FROM mrr_movements GROUP BY movement_id) newest
    ON newest.movement_id = m.movement_id AND newest.revision = m.revision
WHERE NOT m.is_voided;

-- MRR at the end of each closed day by plan, in the currency that the plan is paid in.
CREATE OR REPLACE VIEW mrr_by_day_and_plan AS
WITH change AS (
    SELECT m.effective_day, l.plan_id, m.currency, sum(l.mrr_after - l.mrr_before) AS mrr_change
    FROM current_movements m
    JOIN mrr_movement_lines l ON l.movement_id = m.movement_id AND l.revision = m.revision
    GROUP BY m.effective_day, l.plan_id, m.currency
), plan AS (
    SELECT plan_id, currency, min(effective_day) AS first_day
    FROM change
    GROUP BY plan_id, currency
)
SELECT d.business_day, p.plan_id, p.currency,
    CAST(sum(coalesce(c.mrr_change, 0)) OVER (PARTITION BY p.plan_id, p.currency ORDER BY d.business_day) AS DECIMAL(38, 6)) AS mrr
FROM plan p
JOIN closed_days d ON d.business_day >= p.first_day
LEFT JOIN change c ON c.plan_id = p.plan_id AND c.currency = p.currency AND c.effective_day = d.business_day;

-- What moved MRR in each month, in the reporting currency: opening + new + expansion - contraction - churn + reactivation = closing.
CREATE OR REPLACE VIEW monthly_waterfall AS
WITH month AS (
    SELECT CAST(date_trunc('month', business_day) AS DATE) AS month_start, max(business_day) AS last_day
    FROM closed_days
    GROUP BY 1
), moved AS (
    SELECT CAST(date_trunc('month', m.effective_day) AS DATE) AS month_start, m.kind, sum(m.reporting_amount) AS amount
    FROM current_movements m
    JOIN closed_days d ON d.business_day = m.effective_day
    GROUP BY 1, 2
), flow AS (
    SELECT t.month_start, t.last_day, coalesce(sum(m.amount), 0) AS net_mrr,
        coalesce(sum(CASE WHEN m.kind = 'NEW' THEN m.amount END), 0) AS new_mrr,
        coalesce(sum(CASE WHEN m.kind = 'EXPANSION' THEN m.amount END), 0) AS expansion_mrr,
        -coalesce(sum(CASE WHEN m.kind = 'CONTRACTION' THEN m.amount END), 0) AS contraction_mrr,
        -coalesce(sum(CASE WHEN m.kind = 'CHURN' THEN m.amount END), 0) AS churn_mrr,
        coalesce(sum(CASE WHEN m.kind = 'REACTIVATION' THEN m.amount END), 0) AS reactivation_mrr
    FROM month t
    LEFT JOIN moved m ON m.month_start = t.month_start
    GROUP BY t.month_start, t.last_day
)
SELECT month_start, last_day, CAST(sum(net_mrr) OVER (ORDER BY month_start) - net_mrr AS DECIMAL(38, 6)) AS opening_mrr,
    CAST(new_mrr AS DECIMAL(38, 6)) AS new_mrr, CAST(expansion_mrr AS DECIMAL(38, 6)) AS expansion_mrr,
    CAST(contraction_mrr AS DECIMAL(38, 6)) AS contraction_mrr, CAST(churn_mrr AS DECIMAL(38, 6)) AS churn_mrr,
    CAST(reactivation_mrr AS DECIMAL(38, 6)) AS reactivation_mrr,
    CAST(sum(net_mrr) OVER (ORDER BY month_start) AS DECIMAL(38, 6)) AS closing_mrr
FROM flow;

-- What each monthly cohort of new customers keeps: NRR and GRR over each month, and what is left of the MRR that it began with.
CREATE OR REPLACE VIEW nrr_and_grr_by_cohort AS
WITH change AS (
    SELECT customer_id, CAST(date_trunc('month', effective_day) AS DATE) AS month_start, sum(reporting_amount) AS amount,
        sum(CASE WHEN kind = 'NEW' THEN reporting_amount END) AS new_mrr
    FROM current_movements
    GROUP BY 1, 2
), beginner AS (
    SELECT customer_id, min(month_start) AS cohort_month, sum(new_mrr) AS new_mrr
    FROM change
    GROUP BY customer_id
    HAVING sum(new_mrr) > 0
), month_end AS (
    SELECT b.customer_id, b.cohort_month, b.new_mrr, w.month_start,
        sum(coalesce(c.amount, 0)) OVER (PARTITION BY b.customer_id ORDER BY w.month_start) AS mrr,
        sum(coalesce(c.amount, 0)) OVER (PARTITION BY b.customer_id ORDER BY w.month_start) - coalesce(c.amount, 0) AS mrr_start
    FROM beginner b
    JOIN monthly_waterfall w ON w.month_start >= b.cohort_month
    LEFT JOIN change c ON c.customer_id = b.customer_id AND c.month_start = w.month_start
), cohort AS (
    SELECT cohort_month, month_start, count(*) AS customers_new, sum(new_mrr) AS new_mrr,
        count(CASE WHEN mrr > 0 THEN 1 END) AS customers, sum(mrr) AS mrr, sum(mrr_start) AS mrr_start,
        sum(CASE WHEN mrr_start > 0 THEN mrr ELSE 0 END) AS mrr_kept,
        sum(CASE WHEN mrr_start > 0 THEN least(mrr, mrr_start) ELSE 0 END) AS mrr_kept_capped
    FROM month_end
    GROUP BY cohort_month, month_start
)
SELECT cohort_month, month_start,
    CAST(12 * (extract(YEAR FROM month_start) - extract(YEAR FROM cohort_month))
        + extract(MONTH FROM month_start) - extract(MONTH FROM cohort_month) AS INTEGER) AS period_offset,
    customers_new, CAST(new_mrr AS DECIMAL(38, 6)) AS new_mrr, customers, CAST(mrr AS DECIMAL(38, 6)) AS mrr,
    CAST(mrr_start AS DECIMAL(38, 6)) AS mrr_start, ratio(mrr_kept, mrr_start) AS nrr, ratio(mrr_kept_capped, mrr_start) AS grr,
    ratio(mrr, new_mrr) AS mrr_left
FROM cohort;

-- MRR that left in each month by why it left and by plan, in the currency that the plan was paid in.
CREATE OR REPLACE VIEW churn_by_reason_and_plan AS
SELECT CAST(date_trunc('month', m.effective_day) AS DATE) AS month_start, m.reason, l.plan_id, m.currency,
    count(DISTINCT m.movement_id) AS churn_count, CAST(sum(l.mrr_before - l.mrr_after) AS DECIMAL(38, 6)) AS churn_mrr
FROM current_movements m
JOIN closed_days d ON d.business_day = m.effective_day
JOIN mrr_movement_lines l ON l.movement_id = m.movement_id AND l.revision = m.revision
WHERE m.kind = 'CHURN' AND l.mrr_before > l.mrr_after
GROUP BY 1, 2, 3, 4;

-- Lifetime value by plan at the end of each month: MRR a customer over the mean churn rate of the six whole months before.
CREATE OR REPLACE VIEW ltv_by_plan AS
WITH month_end AS (
    SELECT segment, business_day, CAST(date_trunc('month', business_day) AS DATE) AS month_start, reporting_currency,
        customers, mrr, ratio(lost, customers_start) AS churn_rate
    FROM retention_metrics
    WHERE segment LIKE 'plan=%' AND window_name = 'MTD' AND NOT is_live
        AND business_day = CAST(date_trunc('month', business_day) + INTERVAL '1 month' AS DATE) - 1
)
SELECT m.business_day, replace(replace(replace(substr(m.segment, 6), '%3D', '='), '%7C', '|'), '%25', '%') AS plan_id,
    m.reporting_currency, m.customers, ratio(m.mrr, m.customers) AS arpa,
    CASE WHEN count(b.churn_rate) = 6 THEN ratio(6 * m.mrr, m.customers * sum(b.churn_rate)) END AS ltv
FROM month_end m
LEFT JOIN month_end b ON b.segment = m.segment AND b.month_start < m.month_start
    AND b.month_start >= CAST(m.month_start - INTERVAL '6 months' AS DATE)
GROUP BY m.segment, m.business_day, m.reporting_currency, m.customers, m.mrr;

-- The customers who may leave and whom somebody should call, the largest expected loss first.
CREATE OR REPLACE VIEW customers_at_risk AS
SELECT row_number() OVER (ORDER BY coalesce(a.expected_loss, 0) DESC, a.alert_id) AS call_order, a.customer_id, a.alert_id, a.severity,
    a.score, a.mrr_at_risk, a.expected_loss, a.reporting_currency, a.opened_at, a.suggested_action, a.sentence
FROM at_risk_alerts a
JOIN (SELECT alert_id, max(revision) AS revision FROM at_risk_alerts GROUP BY alert_id) newest
    ON newest.alert_id = a.alert_id AND newest.revision = a.revision
WHERE a.kind = 'AT_RISK' AND a.state IN ('RAISED', 'ESCALATED');

-- How many alerts came true, of those whose horizon is over: alerts about one customer within one horizon count once.
CREATE OR REPLACE VIEW alert_precision AS
WITH RECURSIVE alert AS (
    SELECT alert_id, customer_id, kind, coalesce(rule, '') AS rule_name, coalesce(held_out, FALSE) AS held_out, raised_at,
        horizon_ends_at, outcome <> 'OPEN' AS is_known, outcome NOT IN ('OPEN', 'KEPT') AS is_right
    FROM alert_outcomes
), follower AS (
    SELECT a.customer_id, a.kind, a.rule_name, a.held_out, a.raised_at, min(n.raised_at) AS next_raised_at
    FROM alert a
    JOIN alert n ON n.customer_id = a.customer_id AND n.kind = a.kind AND n.rule_name = a.rule_name AND n.held_out = a.held_out
        AND n.raised_at > a.horizon_ends_at
    GROUP BY a.customer_id, a.kind, a.rule_name, a.held_out, a.raised_at
), opening AS (
    SELECT customer_id, kind, rule_name, held_out, min(raised_at) AS raised_at
    FROM alert
    GROUP BY customer_id, kind, rule_name, held_out
), leader AS (
    SELECT customer_id, kind, rule_name, held_out, raised_at
    FROM opening
    UNION ALL
    SELECT f.customer_id, f.kind, f.rule_name, f.held_out, f.next_raised_at
    FROM leader l
    JOIN follower f ON f.customer_id = l.customer_id AND f.kind = l.kind AND f.rule_name = l.rule_name AND f.held_out = l.held_out
        AND f.raised_at = l.raised_at
), episode AS (
    SELECT l.kind, l.rule_name, l.held_out, max(a.horizon_ends_at) AS graded_at, bool_and(a.is_known) AS is_known,
        bool_or(a.is_right) AS is_right
    FROM leader l
    JOIN alert first ON first.customer_id = l.customer_id AND first.kind = l.kind AND first.rule_name = l.rule_name
        AND first.held_out = l.held_out AND first.raised_at = l.raised_at
    JOIN alert a ON a.customer_id = l.customer_id AND a.kind = l.kind AND a.rule_name = l.rule_name AND a.held_out = l.held_out
        AND a.raised_at >= l.raised_at AND a.raised_at <= first.horizon_ends_at
    GROUP BY l.customer_id, l.kind, l.rule_name, l.held_out, l.raised_at
)
SELECT kind, rule_name, held_out, count(*) AS episodes, count(CASE WHEN is_right THEN 1 END) AS came_true,
    ratio(CAST(count(CASE WHEN is_right THEN 1 END) AS DECIMAL(38, 6)), CAST(count(*) AS DECIMAL(38, 6))) AS share_true
FROM episode
WHERE is_known AND graded_at < (SELECT max(as_of) FROM retention_metrics)
GROUP BY kind, rule_name, held_out;

-- What late events changed of each day: the MRR that was published first, what corrections added to it, and how many there were.
CREATE OR REPLACE VIEW corrections_by_day AS
WITH counted AS (
    SELECT movement_id, revision, effective_day, is_voided,
        CASE WHEN is_voided THEN 0 ELSE coalesce(reporting_amount, 0) END AS amount
    FROM mrr_movements
), step AS (
    SELECT effective_day, revision, is_voided, amount,
        amount - lag(amount, 1, 0) OVER (PARTITION BY movement_id ORDER BY revision) AS amount_change
    FROM counted
)
SELECT effective_day, count(CASE WHEN revision > 0 THEN 1 END) AS corrections,
    count(CASE WHEN revision > 0 AND is_voided THEN 1 END) AS voids,
    CAST(sum(CASE WHEN revision = 0 THEN amount_change ELSE 0 END) AS DECIMAL(38, 6)) AS first_published_mrr,
    CAST(sum(CASE WHEN revision > 0 THEN amount_change ELSE 0 END) AS DECIMAL(38, 6)) AS corrected_mrr,
    CAST(sum(amount_change) AS DECIMAL(38, 6)) AS current_mrr
FROM step
GROUP BY effective_day;

-- How far each table is loaded: every record of a partition up to last_offset is in it, and its newest row tells of complete_until.
CREATE OR REPLACE VIEW loaded_until AS
SELECT 'mrr_movements' AS loaded_table, record_partition, max(record_offset) AS last_offset, max(published_at) AS complete_until
FROM mrr_movements
GROUP BY record_partition
UNION ALL
SELECT 'retention_metrics', record_partition, max(record_offset), max(as_of)
FROM retention_metrics
GROUP BY record_partition
UNION ALL
SELECT 'cohort_retention', record_partition, max(record_offset), CAST(max(as_of_day) AS TIMESTAMP)
FROM cohort_retention
GROUP BY record_partition
UNION ALL
SELECT 'customer_health', record_partition, max(record_offset), max(updated_at)
FROM customer_health
GROUP BY record_partition
UNION ALL
SELECT 'at_risk_alerts', record_partition, max(record_offset), max(updated_at)
FROM at_risk_alerts
GROUP BY record_partition
UNION ALL
SELECT 'alert_outcomes', record_partition, max(record_offset), max(coalesce(outcome_at, raised_at))
FROM alert_outcomes
GROUP BY record_partition;
