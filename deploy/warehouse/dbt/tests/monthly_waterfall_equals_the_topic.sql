-- Each month says what was published of it, unless a customer had no rate.
SELECT w.month_start, w.opening_mrr, r.mrr_start, w.closing_mrr, r.mrr
FROM {{ ref('monthly_waterfall') }} w
JOIN {{ source('tidewatch', 'retention_metrics') }} r ON r.segment = 'all' AND r.window_name = 'MTD' AND NOT r.is_live
    AND r.business_day = w.last_day
WHERE r.customers_without_rate = 0
    AND (w.opening_mrr <> r.mrr_start OR w.new_mrr <> r.new_mrr OR w.expansion_mrr <> r.expansion_mrr
        OR w.contraction_mrr <> r.contraction_mrr OR w.churn_mrr <> r.churn_mrr OR w.reactivation_mrr <> r.reactivation_mrr
        OR w.closing_mrr <> r.mrr)
