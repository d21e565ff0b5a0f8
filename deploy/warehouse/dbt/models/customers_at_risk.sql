SELECT row_number() OVER (ORDER BY coalesce(a.expected_loss, 0) DESC, a.alert_id) AS call_order, a.customer_id, a.alert_id, a.severity,
    a.score, a.mrr_at_risk, a.expected_loss, a.reporting_currency, a.opened_at, a.suggested_action, a.sentence
FROM {{ source('tidewatch', 'at_risk_alerts') }} a
JOIN (SELECT alert_id, max(revision) AS revision FROM {{ source('tidewatch', 'at_risk_alerts') }} GROUP BY alert_id) newest
    ON newest.alert_id = a.alert_id AND newest.revision = a.revision
WHERE a.kind = 'AT_RISK' AND a.state IN ('RAISED', 'ESCALATED')
