WITH RECURSIVE alert AS (
    SELECT alert_id, customer_id, kind, coalesce(rule, '') AS rule_name, coalesce(held_out, FALSE) AS held_out, raised_at,
        horizon_ends_at, outcome <> 'OPEN' AS is_known, outcome NOT IN ('OPEN', 'KEPT') AS is_right
    FROM {{ source('tidewatch', 'alert_outcomes') }}
), follower AS (
    SELECT a.customer_id, a.kind, a.rule_name, a.held_out, a.raised_at, min(n.raised_at) AS next_raised_at
    FROM alert a
    JOIN alert n ON n.customer_id = a.customer_id AND n.kind = a.kind AND n.rule_name = a.rule_name AND n.held_out = a.held_out
        AND n.raised_at > a.horizon_ends_at
    GROUP BY a.customer_id, a.kind, a.rule_name, a.held_out, a.raised_at
), opening AS (
    SELECT customer_id, kind, rule_name, held_out, min(raised_at) AS raised_at
    FROM alert
    GROUP BY customer_id, kind, rule_name, held_out
), leader AS (
    SELECT customer_id, kind, rule_name, held_out, raised_at
    FROM opening
    UNION ALL
    SELECT f.customer_id, f.kind, f.rule_name, f.held_out, f.next_raised_at
    FROM leader l
    JOIN follower f ON f.customer_id = l.customer_id AND f.kind = l.kind AND f.rule_name = l.rule_name AND f.held_out = l.held_out
        AND f.raised_at = l.raised_at
), episode AS (
    SELECT l.kind, l.rule_name, l.held_out, max(a.horizon_ends_at) AS graded_at, bool_and(a.is_known) AS is_known,
        bool_or(a.is_right) AS is_right
    FROM leader l
    JOIN alert first ON first.customer_id = l.customer_id AND first.kind = l.kind AND first.rule_name = l.rule_name
        AND first.held_out = l.held_out AND first.raised_at = l.raised_at
    JOIN alert a ON a.customer_id = l.customer_id AND a.kind = l.kind AND a.rule_name = l.rule_name AND a.held_out = l.held_out
        AND a.raised_at >= l.raised_at AND a.raised_at <= first.horizon_ends_at
    GROUP BY l.customer_id, l.kind, l.rule_name, l.held_out, l.raised_at
)
SELECT kind, rule_name, held_out, count(*) AS episodes, count(CASE WHEN is_right THEN 1 END) AS came_true,
    {{ ratio('CAST(count(CASE WHEN is_right THEN 1 END) AS DECIMAL(38, 6))', 'CAST(count(*) AS DECIMAL(38, 6))') }} AS share_true
FROM episode
WHERE is_known AND graded_at < (SELECT max(as_of) FROM {{ source('tidewatch', 'retention_metrics') }})
GROUP BY kind, rule_name, held_out
