-- Every difference between the alerts that were published and those that were recomputed, by alert and revision; the variables
-- alerts and recomputed are the paths of both as JSON Lines. The variable later is that of recomputed ones that came while a
-- cluster was read: they may be published or not.

-- Only alerts of customers whose task could be recomputed are compared; of every customer, if every task could.
CREATE TABLE alert AS
WITH record AS (
    SELECT CASE filename WHEN getvariable('alerts') THEN 'published' WHEN getvariable('later') THEN 'later' ELSE 'recomputed' END
            AS origin,
        unnest(value)
    FROM read_json([getvariable('alerts'), getvariable('recomputed'), getvariable('later')], filename = true, format = 'newline_delimited',
        columns = {value: 'STRUCT(alertId VARCHAR, revision BIGINT, customerId VARCHAR, kind VARCHAR, state VARCHAR,
            severity VARCHAR, score VARCHAR, mrrAtRisk VARCHAR, expectedLoss VARCHAR, reportingCurrency VARCHAR,
            signals STRUCT(name VARCHAR, "value" VARCHAR, weight VARCHAR, contribution VARCHAR, evidence VARCHAR)[],
            rule VARCHAR, suggestedAction VARCHAR, openedAt VARCHAR, updatedAt VARCHAR, heldOut BOOLEAN, owner VARCHAR,
            acknowledgedAt VARCHAR, snoozedUntil VARCHAR, dueAt VARCHAR, resolution VARCHAR, actedAt VARCHAR, actedBy VARCHAR,
            "comment" VARCHAR)'})
)
SELECT origin, alertId AS alert_id, revision, "customerId", kind, state, severity, score, "mrrAtRisk", "expectedLoss", "reportingCurrency",
    array_to_string(list_transform(signals, lambda s: concat_ws(' ', s.name, s."value", s.weight, s.contribution, s.evidence)),
        '; ') AS signals,
    rule, "suggestedAction", instant_text(instant("openedAt")) AS "openedAt", instant_text(instant("updatedAt")) AS "updatedAt",
    coalesce("heldOut", false) AS "heldOut", owner, instant_text(instant("acknowledgedAt")) AS "acknowledgedAt",
    instant_text(instant("snoozedUntil")) AS "snoozedUntil", instant_text(instant("dueAt")) AS "dueAt", resolution,
    instant_text(instant("actedAt")) AS "actedAt", "actedBy", "comment"
FROM record r, alert_scope
WHERE instant(r."updatedAt") <= last_ms
    AND (every_task OR r."customerId" IN (SELECT customer FROM alert_customer));

-- No revision comes twice.
INSERT INTO difference
SELECT "customerId", any_value("updatedAt")[:10], alert_id || ' revision ' || revision || ' records', count(*)::VARCHAR, '1',
    'alerts'
FROM alert
WHERE origin = 'published'
GROUP BY "customerId", alert_id, revision
HAVING count(*) > 1;

INSERT INTO difference
WITH beside AS (
    SELECT coalesce(p."customerId", r."customerId") AS subject, coalesce(p."updatedAt", r."updatedAt")[:10] AS day,
        coalesce(p.alert_id, r.alert_id) || ' revision ' || coalesce(p.revision, r.revision) AS id,
        p.alert_id IS NOT NULL AS is_published, r.alert_id IS NOT NULL AS is_recomputed, p, r
    FROM (FROM alert WHERE origin = 'published') p
    FULL JOIN (FROM alert WHERE origin <> 'published') r ON r.alert_id = p.alert_id AND r.revision = p.revision
)
SELECT subject, day, id, CASE WHEN is_published THEN p.state || ' ' || p.severity || ' ' || coalesce(p.score, '') END,
    CASE WHEN is_recomputed THEN r.state || ' ' || r.severity || ' ' || coalesce(r.score, '') END, 'alerts'
FROM beside
WHERE NOT (is_published AND is_recomputed) AND (is_published OR r.origin = 'recomputed')
UNION ALL
SELECT subject, day, id || ' ' || field.name, field.published, field.recomputed, 'alerts'
FROM (
    SELECT subject, day, id, unnest([
        {name: 'customerId', published: p."customerId", recomputed: r."customerId"},
        {name: 'kind', published: p.kind, recomputed: r.kind},
        {name: 'state', published: p.state, recomputed: r.state},
        {name: 'severity', published: p.severity, recomputed: r.severity},
        {name: 'score', published: p.score, recomputed: r.score},
        {name: 'mrrAtRisk', published: p."mrrAtRisk", recomputed: r."mrrAtRisk"},
        {name: 'expectedLoss', published: p."expectedLoss", recomputed: r."expectedLoss"},
        {name: 'reportingCurrency', published: p."reportingCurrency", recomputed: r."reportingCurrency"},
        {name: 'signals', published: p.signals, recomputed: r.signals},
        {name: 'rule', published: p.rule, recomputed: r.rule},
        {name: 'heldOut', published: p."heldOut"::VARCHAR, recomputed: r."heldOut"::VARCHAR},
        {name: 'suggestedAction', published: p."suggestedAction", recomputed: r."suggestedAction"},
        {name: 'openedAt', published: p."openedAt", recomputed: r."openedAt"},
        {name: 'updatedAt', published: p."updatedAt", recomputed: r."updatedAt"},
        {name: 'owner', published: p.owner, recomputed: r.owner},
        {name: 'acknowledgedAt', published: p."acknowledgedAt", recomputed: r."acknowledgedAt"},
        {name: 'snoozedUntil', published: p."snoozedUntil", recomputed: r."snoozedUntil"},
        {name: 'dueAt', published: p."dueAt", recomputed: r."dueAt"},
        {name: 'resolution', published: p.resolution, recomputed: r.resolution},
        {name: 'actedAt', published: p."actedAt", recomputed: r."actedAt"},
        {name: 'actedBy', published: p."actedBy", recomputed: r."actedBy"},
        {name: 'comment', published: p."comment", recomputed: r."comment"}
    ]) AS field
    FROM beside
    WHERE is_published AND is_recomputed
)
WHERE field.published IS DISTINCT FROM field.recomputed;
