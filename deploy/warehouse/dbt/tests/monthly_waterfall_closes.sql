-- What moved MRR leads from the opening to the closing, and each month opens where the one before closed.
WITH month AS (
    SELECT month_start, opening_mrr, closing_mrr,
        opening_mrr + new_mrr + expansion_mrr - contraction_mrr - churn_mrr + reactivation_mrr AS led_to,
        lag(closing_mrr, 1, 0) OVER (ORDER BY month_start) AS closed_before
    FROM {{ ref('monthly_waterfall') }}
)
SELECT month_start, closed_before, opening_mrr, led_to, closing_mrr
FROM month
WHERE led_to <> closing_mrr OR opening_mrr <> closed_before
