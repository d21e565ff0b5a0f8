-- What was published first and what corrections added make what holds now.
WITH holding AS (
    SELECT effective_day, sum(coalesce(reporting_amount, 0)) AS amount
    FROM {{ ref('current_movements') }}
    GROUP BY effective_day
)
SELECT c.effective_day, c.first_published_mrr, c.corrected_mrr, c.current_mrr, h.amount
FROM {{ ref('corrections_by_day') }} c
LEFT JOIN holding h ON h.effective_day = c.effective_day
WHERE c.first_published_mrr + c.corrected_mrr <> c.current_mrr OR c.current_mrr <> coalesce(h.amount, 0)
