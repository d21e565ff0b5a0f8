-- Each cohort keeps what was published of it, unless a customer ever had no rate.
WITH named AS (
    SELECT n.*, w.last_day, substr(CAST(n.cohort_month AS VARCHAR), 1, 7) AS cohort_name
    FROM {{ ref('nrr_and_grr_by_cohort') }} n
    JOIN {{ ref('monthly_waterfall') }} w ON w.month_start = n.month_start
)
SELECT n.cohort_month, n.month_start, n.customers, c.customers AS published_customers, n.nrr, r.nrr AS published_nrr
FROM named n
LEFT JOIN {{ source('tidewatch', 'cohort_retention') }} c ON c.segment = 'all' AND c.cohort = n.cohort_name
    AND c.period_offset = n.period_offset
LEFT JOIN {{ source('tidewatch', 'retention_metrics') }} r ON r.segment = 'cohort=' || n.cohort_name AND r.window_name = 'MTD'
    AND NOT r.is_live AND r.business_day = n.last_day
WHERE NOT EXISTS (
        SELECT 1 FROM {{ source('tidewatch', 'retention_metrics') }} a WHERE a.segment = 'all' AND a.customers_without_rate > 0
    )
    AND ((c.cohort IS NOT NULL AND (n.customers_new <> c.customers_start OR n.new_mrr <> c.mrr_start
            OR n.customers <> c.customers OR n.mrr <> c.mrr))
        OR (r.segment IS NOT NULL AND (n.nrr IS DISTINCT FROM r.nrr OR n.grr IS DISTINCT FROM r.grr)))
