WITH change AS (
    SELECT m.effective_day, l.plan_id, m.currency, sum(l.mrr_after - l.mrr_before) AS mrr_change
    FROM {{ ref('current_movements') }} m
    JOIN {{ source('tidewatch', 'mrr_movement_lines') }} l ON l.movement_id = m.movement_id AND l.revision = m.revision
    GROUP BY m.effective_day, l.plan_id, m.currency
), plan AS (
    SELECT plan_id, currency, min(effective_day) AS first_day
    FROM change
    GROUP BY plan_id, currency
)
SELECT d.business_day, p.plan_id, p.currency,
    CAST(sum(coalesce(c.mrr_change, 0)) OVER (PARTITION BY p.plan_id, p.currency ORDER BY d.business_day) AS DECIMAL(38, 6)) AS mrr
FROM plan p
JOIN {{ ref('closed_days') }} d ON d.business_day >= p.first_day
LEFT JOIN change c ON c.plan_id = p.plan_id AND c.currency = p.currency AND c.effective_day = d.business_day
