-- Alerts count once at most, and no more of them came true than outcomes say.
WITH known AS (
    SELECT kind, coalesce(rule, '') AS rule_name, coalesce(held_out, FALSE) AS held_out, count(*) AS alerts,
        count(CASE WHEN outcome <> 'KEPT' THEN 1 END) AS came_true
    FROM {{ source('tidewatch', 'alert_outcomes') }}
    WHERE outcome <> 'OPEN'
    GROUP BY 1, 2, 3
)
SELECT p.kind, p.rule_name, p.held_out, p.episodes, k.alerts, p.came_true, k.came_true AS known_came_true, p.share_true
FROM {{ ref('alert_precision') }} p
LEFT JOIN known k ON k.kind = p.kind AND k.rule_name = p.rule_name AND k.held_out = p.held_out
WHERE p.episodes > coalesce(k.alerts, 0) OR p.came_true > k.came_true OR p.came_true > p.episodes
    OR abs(p.share_true * p.episodes - p.came_true) > 0.000001 * p.episodes
