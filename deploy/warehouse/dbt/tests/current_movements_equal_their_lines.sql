-- The lines of a movement add up to its amount.
SELECT m.movement_id, m.amount, sum(l.mrr_after - l.mrr_before) AS of_lines
FROM {{ ref('current_movements') }} m
LEFT JOIN {{ source('tidewatch', 'mrr_movement_lines') }} l ON l.movement_id = m.movement_id AND l.revision = m.revision
GROUP BY m.movement_id, m.amount
HAVING coalesce(sum(l.mrr_after - l.mrr_before), 0) <> m.amount
