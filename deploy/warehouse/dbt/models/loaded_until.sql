SELECT 'mrr_movements' AS loaded_table, record_partition, max(record_offset) AS last_offset, max(published_at) AS complete_until
FROM {{ source('tidewatch', 'mrr_movements') }}
GROUP BY record_partition
UNION ALL
SELECT 'retention_metrics', record_partition, max(record_offset), max(as_of)
FROM {{ source('tidewatch', 'retention_metrics') }}
GROUP BY record_partition
UNION ALL
SELECT 'cohort_retention', record_partition, max(record_offset), CAST(max(as_of_day) AS TIMESTAMP)
FROM {{ source('tidewatch', 'cohort_retention') }}
GROUP BY record_partition
UNION ALL
SELECT 'customer_health', record_partition, max(record_offset), max(updated_at)
FROM {{ source('tidewatch', 'customer_health') }}
GROUP BY record_partition
UNION ALL
SELECT 'at_risk_alerts', record_partition, max(record_offset), max(updated_at)
FROM {{ source('tidewatch', 'at_risk_alerts') }}
GROUP BY record_partition
UNION ALL
SELECT 'alert_outcomes', record_partition, max(record_offset), max(coalesce(outcome_at, raised_at))
FROM {{ source('tidewatch', 'alert_outcomes') }}
GROUP BY record_partition
