SELECT DISTINCT business_day
FROM {{ source('tidewatch', 'retention_metrics') }}
WHERE segment = 'all' AND window_name = 'P1D' AND NOT is_live
