WITH change AS (
    SELECT customer_id, CAST(date_trunc('month', effective_day) AS DATE) AS month_start, sum(reporting_amount) AS amount,
        sum(CASE WHEN kind = 'NEW' THEN reporting_amount END) AS new_mrr
    FROM {{ ref('current_movements') }}
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
    JOIN {{ ref('monthly_waterfall') }} w ON w.month_start >= b.cohort_month
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
    CAST(mrr_start AS DECIMAL(38, 6)) AS mrr_start, {{ ratio('mrr_kept', 'mrr_start') }} AS nrr, {{ ratio('mrr_kept_capped', 'mrr_start') }} AS grr,
    {{ ratio('mrr', 'new_mrr') }} AS mrr_left
FROM cohort
