-- Every difference between what was published and what was recomputed; a value that is not there is null. The kind says what
-- was compared.
CREATE TABLE difference (
    subject VARCHAR, day VARCHAR, field VARCHAR, published VARCHAR, recomputed VARCHAR, kind VARCHAR);

-- Revisions of one movementId are 0, 1, 2 .. without a gap or a repeat.
INSERT INTO difference
SELECT split_part(movement_id, '|', 1), any_value("effectiveDay"), movement_id || ' revisions',
    array_to_string(list(revision ORDER BY revision), ','), array_to_string(range(count(*)), ','), 'movements'
FROM published_movement
GROUP BY movement_id
HAVING list(revision ORDER BY revision) <> range(count(*));

-- Movements that hold, field by field.
INSERT INTO difference
WITH beside AS (
    SELECT coalesce(p."customerId", r."customerId") AS subject, coalesce(p."effectiveDay", r."effectiveDay") AS day,
        coalesce(p.movement_id, r.movement_id) AS id, p.movement_id IS NOT NULL AS is_published,
        r.movement_id IS NOT NULL AS is_recomputed, p, r
    FROM (SELECT * EXCLUDE (revision, voided) FROM holding) p
    FULL JOIN movement r ON r.movement_id = p.movement_id
)
SELECT subject, day, id, CASE WHEN is_published THEN p.kind || ' ' || p.amount END,
    CASE WHEN is_recomputed THEN r.kind || ' ' || r.amount END, 'movements'
FROM beside
WHERE NOT (is_published AND is_recomputed)
UNION ALL
SELECT subject, day, id || ' ' || field.name, field.published, field.recomputed, 'movements'
FROM (
    SELECT subject, day, id, unnest([
        {name: 'customerId', published: p."customerId", recomputed: r."customerId"},
        {name: 'effectiveAt', published: p."effectiveAt", recomputed: r."effectiveAt"},
        {name: 'effectiveDay', published: p."effectiveDay", recomputed: r."effectiveDay"},
        {name: 'zone', published: p."zone", recomputed: r."zone"},
        {name: 'currency', published: p."currency", recomputed: r."currency"},
        {name: 'kind', published: p."kind", recomputed: r."kind"},
        {name: 'subscriptionIds', published: p."subscriptionIds", recomputed: r."subscriptionIds"},
        {name: 'churnKind', published: p."churnKind", recomputed: r."churnKind"},
        {name: 'reason', published: p."reason", recomputed: r."reason"},
        {name: 'feedback', published: p."feedback", recomputed: r."feedback"},
        {name: 'mrrBefore', published: p."mrrBefore", recomputed: r."mrrBefore"},
        {name: 'mrrAfter', published: p."mrrAfter", recomputed: r."mrrAfter"},
        {name: 'amount', published: p."amount", recomputed: r."amount"},
        {name: 'reportingCurrency', published: p."reportingCurrency", recomputed: r."reportingCurrency"},
        {name: 'reportingAmount', published: p."reportingAmount", recomputed: r."reportingAmount"},
        {name: 'fxRate', published: p."fxRate", recomputed: r."fxRate"},
        {name: 'fxDate', published: p."fxDate", recomputed: r."fxDate"},
        {name: 'lines', published: p."lines", recomputed: r."lines"},
        {name: 'rule', published: p."rule", recomputed: r."rule"},
        {name: 'causes', published: p."causes", recomputed: r."causes"}
    ]) AS field
    FROM beside
    WHERE is_published AND is_recomputed AND p IS DISTINCT FROM r
)
WHERE field.published IS DISTINCT FROM field.recomputed;

-- Rows: each of the recomputed must have been published with the same figures; FigureColumns lists them. One that was not
-- recomputed was left over by a correction, and then all of it is 0 or null.
INSERT INTO difference
WITH beside AS (
    SELECT coalesce(p.key, r.key) AS key, coalesce(p.day, r.day) AS day, p.key IS NOT NULL AS is_published,
        r.key IS NOT NULL AS is_recomputed, p, r
    FROM published_figure p
    FULL JOIN (SELECT key, day, live, ${figures} FROM figure) r ON r.key = p.key
)
SELECT array_to_string(split(key, '|')[:2], '|'), day, CASE WHEN key LIKE '%|live' THEN 'live row' ELSE 'row' END, NULL, 'a row',
    CASE WHEN key LIKE '%|live' THEN 'live rows' ELSE 'daily rows' END
FROM beside
WHERE NOT is_published
UNION ALL
SELECT array_to_string(split(key, '|')[:2], '|'), day, CASE WHEN key LIKE '%|live' THEN 'live ' ELSE '' END || field.name,
    field.published, field.recomputed, CASE WHEN key LIKE '%|live' THEN 'live rows' ELSE 'daily rows' END
FROM (
    SELECT key, day, is_recomputed, unnest([
        {name: 'day', published: p.day, recomputed: r.day},
        ${pairsOfFigures}
    ]) AS field
    FROM beside
    WHERE is_published AND p IS DISTINCT FROM r
)
WHERE CASE WHEN is_recomputed THEN field.published IS DISTINCT FROM field.recomputed
    ELSE field.name <> 'day' AND field.published NOT IN ('0', '0.000000') END;

-- Rows of cohorts alike; a field is told by the offset of its row.
INSERT INTO difference
WITH beside AS (
    SELECT coalesce(p.key, r.key) AS key, coalesce(p."asOfDay", r."asOfDay") AS day, p.key IS NOT NULL AS is_published,
        r.key IS NOT NULL AS is_recomputed, p, r
    FROM published_cohort p
    FULL JOIN cohort_row r ON r.key = p.key
), named AS (
    SELECT *, array_to_string(split(key, '|')[:2], '|') AS subject, split(key, '|')[3] AS place FROM beside
)
SELECT subject, day, place || ' row', NULL, 'a row', 'rows of cohorts' FROM named WHERE NOT is_published
UNION ALL
SELECT subject, day, place || ' ' || field.name, field.published, field.recomputed, 'rows of cohorts'
FROM (
    SELECT subject, place, day, is_recomputed, unnest([
        {name: 'asOfDay', published: p."asOfDay", recomputed: r."asOfDay"},
        {name: 'customersStart', published: p."customersStart"::VARCHAR, recomputed: r."customersStart"::VARCHAR},
        {name: 'mrrStart', published: amount_text(p."mrrStart"), recomputed: amount_text(r."mrrStart")},
        {name: 'customers', published: p.customers::VARCHAR, recomputed: r.customers::VARCHAR},
        {name: 'mrr', published: amount_text(p.mrr), recomputed: amount_text(r.mrr)}
    ]) AS field
    FROM named
    WHERE is_published AND p IS DISTINCT FROM r
)
WHERE CASE WHEN is_recomputed THEN field.published IS DISTINCT FROM field.recomputed
    ELSE field.name <> 'asOfDay' AND field.published NOT IN ('0', '0.000000') END;
