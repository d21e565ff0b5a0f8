WITH counted AS (
    SELECT movement_id, revision, effective_day, is_voided,
        CASE WHEN is_voided THEN 0 ELSE coalesce(reporting_amount, 0) END AS amount
    FROM {{ source('tidewatch', 'mrr_movements') }}
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
GROUP BY effective_day
