-- Each plan has the lifetime value that was published.
SELECT v.business_day, v.plan_id, v.arpa, r.arpa AS published_arpa, v.ltv, r.ltv AS published_ltv
FROM {{ ref('ltv_by_plan') }} v
JOIN {{ source('tidewatch', 'retention_metrics') }} r ON r.business_day = v.business_day AND r.window_name = 'MTD' AND NOT r.is_live
    AND r.segment = 'plan=' || replace(replace(replace(v.plan_id, '%', '%25'), '|', '%7C'), '=', '%3D')
WHERE v.arpa IS DISTINCT FROM r.arpa OR v.ltv IS DISTINCT FROM r.ltv
