WITH month_end AS (
    SELECT segment, business_day, CAST(date_trunc('month', business_day) AS DATE) AS month_start, reporting_currency,
        customers, mrr, {{ ratio('lost', 'customers_start') }} AS churn_rate
    FROM {{ source('tidewatch', 'retention_metrics') }}
    WHERE segment LIKE 'plan=%' AND window_name = 'MTD' AND NOT is_live
        AND business_day = CAST(date_trunc('month', business_day) + INTERVAL '1 month' AS DATE) - 1
)
SELECT m.business_day, replace(replace(replace(substr(m.segment, 6), '%3D', '='), '%7C', '|'), '%25', '%') AS plan_id,
    m.reporting_currency, m.customers, {{ ratio('m.mrr', 'm.customers') }} AS arpa,
    CASE WHEN count(b.churn_rate) = 6 THEN {{ ratio('6 * m.mrr', 'm.customers * sum(b.churn_rate)') }} END AS ltv
FROM month_end m
LEFT JOIN month_end b ON b.segment = m.segment AND b.month_start < m.month_start
    AND b.month_start >= CAST(m.month_start - INTERVAL '6 months' AS DATE)
GROUP BY m.segment, m.business_day, m.reporting_currency, m.customers, m.mrr
