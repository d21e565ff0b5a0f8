SELECT m.*
FROM {{ source('tidewatch', 'mrr_movements') }} m
JOIN (SELECT movement_id, max(revision) AS revision FROM {{ source('tidewatch', 'mrr_movements') }} GROUP BY movement_id) newest
    ON newest.movement_id = m.movement_id AND newest.revision = m.revision
WHERE NOT m.is_voided
