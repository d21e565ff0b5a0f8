-- What was published, read from files of JSON Lines; the variables movements, metrics and cohorts are their paths.
-- A movement dated at the clock or after it was published after the clock was read.
CREATE TABLE published_movement AS
WITH record AS (
    SELECT unnest(value)
    FROM read_json(getvariable('movements'), format = 'newline_delimited', columns = {value: 'STRUCT(movementId VARCHAR,
        revision BIGINT, voided BOOLEAN, customerId VARCHAR, subscriptionIds VARCHAR[], kind VARCHAR, churnKind VARCHAR,
        reason VARCHAR, feedback VARCHAR, effectiveAt VARCHAR, effectiveDay VARCHAR, zone VARCHAR, currency VARCHAR,
        mrrBefore VARCHAR, mrrAfter VARCHAR, amount VARCHAR, reportingCurrency VARCHAR, reportingAmount VARCHAR,
        fxRate VARCHAR, fxDate VARCHAR, lines STRUCT(subscriptionId VARCHAR, planId VARCHAR, productId VARCHAR,
        "interval" VARCHAR, intervalCount INTEGER, attributes JSON, "before" VARCHAR, "after" VARCHAR)[], rule VARCHAR,
        causes VARCHAR[])'})
)
SELECT movementId AS movement_id, revision, voided, "customerId", instant_text(instant(effectiveAt)) AS "effectiveAt",
    "effectiveDay", zone, currency, kind, array_to_string("subscriptionIds", ', ') AS "subscriptionIds", "churnKind", reason,
    feedback, "mrrBefore", "mrrAfter", amount, "reportingCurrency", "reportingAmount", "fxRate", "fxDate",
    array_to_string(list_sort(list_transform(lines, lambda l: concat_ws(' ', l.subscriptionId, l.planId,
        coalesce(l.productId, 'none'), l.intervalCount || ' ' || l."interval", l.attributes, l."before", l."after"))), '; ')
        AS lines,
    rule, array_to_string(causes, ', ') AS causes
FROM record
WHERE instant(effectiveAt) < (SELECT max(at_ms) FROM clock);

-- Per movementId the newest revision, unless it is voided.
CREATE TABLE holding AS
FROM published_movement
QUALIFY row_number() OVER (PARTITION BY movement_id ORDER BY revision DESC) = 1;

DELETE FROM holding WHERE voided;

-- A split of churn as text, in the order it has.
CREATE MACRO slices(split) AS
    nullif(array_to_string(list_transform(split, lambda s: s."value" || ' ' || s."count" || ' ' || s.mrr), '; '), '');

-- Of each row the newest record: a cluster may not have compacted its topic yet. FigureColumns lists the figures.
CREATE TABLE published_figure AS
WITH record AS (
    SELECT key, unnest(value)
    FROM read_json(getvariable('metrics'), format = 'newline_delimited', columns = {key: 'VARCHAR', "offset": 'BIGINT',
        value: 'STRUCT(day VARCHAR, live BOOLEAN, ${typesOfFigures})'})
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY "offset" DESC) = 1
)
SELECT key, day, record.live, ${figuresAsRead}
FROM record, as_of
WHERE NOT record.live OR as_of.live;

CREATE TABLE published_cohort AS
WITH record AS (
    SELECT key, unnest(value)
    FROM read_json(getvariable('cohorts'), format = 'newline_delimited', columns = {key: 'VARCHAR', "offset": 'BIGINT',
        value: 'STRUCT(asOfDay VARCHAR, customersStart BIGINT, mrrStart VARCHAR, customers BIGINT, mrr VARCHAR)'})
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY "offset" DESC) = 1
)
SELECT key, "asOfDay", "customersStart", micros("mrrStart") AS "mrrStart", customers, micros(mrr) AS mrr FROM record;
