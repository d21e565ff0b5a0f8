WITH month AS (
    SELECT CAST(date_trunc('month', business_day) AS DATE) AS month_start, max(business_day) AS last_day
    FROM {{ ref('closed_days') }}
    GROUP BY 1
), moved AS (
    SELECT CAST(date_trunc('month', m.effective_day) AS DATE) AS month_start, m.kind, sum(m.reporting_amount) AS amount
    FROM {{ ref('current_movements') }} m
    JOIN {{ ref('closed_days') }} d ON d.business_day = m.effective_day
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
FROM flow
