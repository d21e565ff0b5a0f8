SELECT CAST(date_trunc('month', m.effective_day) AS DATE) AS month_start, m.reason, l.plan_id, m.currency,
    count(DISTINCT m.movement_id) AS churn_count, CAST(sum(l.mrr_before - l.mrr_after) AS DECIMAL(38, 6)) AS churn_mrr
FROM {{ ref('current_movements') }} m
JOIN {{ ref('closed_days') }} d ON d.business_day = m.effective_day
JOIN {{ source('tidewatch', 'mrr_movement_lines') }} l ON l.movement_id = m.movement_id AND l.revision = m.revision
WHERE m.kind = 'CHURN' AND l.mrr_before > l.mrr_after
GROUP BY 1, 2, 3, 4
