-- A plan that is paid in the reporting currency alone has the MRR that was published.
WITH plan AS (
    SELECT plan_id, max(currency) AS currency
    FROM {{ ref('mrr_by_day_and_plan') }}
    GROUP BY plan_id
    HAVING count(DISTINCT currency) = 1
)
SELECT v.business_day, v.plan_id, v.mrr, r.mrr AS published_mrr
FROM plan p
JOIN {{ ref('mrr_by_day_and_plan') }} v ON v.plan_id = p.plan_id
JOIN {{ source('tidewatch', 'retention_metrics') }} r ON r.business_day = v.business_day
    AND r.segment = 'plan=' || replace(replace(replace(v.plan_id, '%', '%25'), '|', '%7C'), '=', '%3D')
WHERE r.window_name = 'P1D' AND NOT r.is_live AND r.reporting_currency = p.currency AND r.customers_without_rate = 0
    AND v.mrr <> r.mrr
