-- No day is closed that the live row is still about.
SELECT c.business_day
FROM {{ ref('closed_days') }} c
JOIN {{ source('tidewatch', 'retention_metrics') }} r ON r.segment = 'all' AND r.window_name = 'P1D' AND r.is_live
WHERE c.business_day >= r.business_day
