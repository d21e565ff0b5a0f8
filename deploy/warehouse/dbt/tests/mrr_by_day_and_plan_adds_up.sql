-- The plans of a currency have together the MRR that the movements up to the day say.
WITH moved AS (
    SELECT effective_day, currency, sum(amount) AS amount
    FROM {{ ref('current_movements') }}
    GROUP BY effective_day, currency
), by_movements AS (
    SELECT d.business_day, c.currency,
        sum(coalesce(m.amount, 0)) OVER (PARTITION BY c.currency ORDER BY d.business_day) AS mrr
    FROM {{ ref('closed_days') }} d
    CROSS JOIN (SELECT DISTINCT currency FROM moved) c
    LEFT JOIN moved m ON m.effective_day = d.business_day AND m.currency = c.currency
), by_plans AS (
    SELECT business_day, currency, sum(mrr) AS mrr
    FROM {{ ref('mrr_by_day_and_plan') }}
    GROUP BY business_day, currency
)
SELECT m.business_day, m.currency, m.mrr AS by_movements, p.mrr AS by_plans
FROM by_movements m
LEFT JOIN by_plans p ON p.business_day = m.business_day AND p.currency = m.currency
WHERE m.mrr <> coalesce(p.mrr, 0)
