-- No table has a record behind the one that is said to be its last.
{% for table in ['mrr_movements', 'retention_metrics', 'cohort_retention', 'customer_health', 'at_risk_alerts', 'alert_outcomes'] %}
SELECT '{{ table }}' AS loaded_table, t.record_partition, t.record_offset
FROM {{ source('tidewatch', table) }} t
LEFT JOIN {{ ref('loaded_until') }} l ON l.loaded_table = '{{ table }}' AND l.record_partition = t.record_partition
WHERE t.record_offset > coalesce(l.last_offset, -1)
{% if not loop.last %}UNION ALL{% endif %}
{% endfor %}
