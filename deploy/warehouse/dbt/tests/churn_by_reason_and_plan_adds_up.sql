-- The reasons and plans of a month have together what the movements of churn took away, in each currency.
WITH by_movements AS (
    SELECT CAST(date_trunc('month', m.effective_day) AS DATE) AS month_start, m.currency, -sum(m.amount) AS churn_mrr
    FROM {{ ref('current_movements') }} m
    JOIN {{ ref('closed_days') }} d ON d.business_day = m.effective_day
    WHERE m.kind = 'CHURN'
    GROUP BY 1, 2
), by_plans AS (
    SELECT month_start, currency, sum(churn_mrr) AS churn_mrr
    FROM {{ ref('churn_by_reason_and_plan') }}
    GROUP BY month_start, currency
)
SELECT m.month_start, m.currency, m.churn_mrr AS by_movements, p.churn_mrr AS by_plans
FROM by_movements m
LEFT JOIN by_plans p ON p.month_start = m.month_start AND p.currency = m.currency
WHERE m.churn_mrr <> coalesce(p.churn_mrr, 0)
