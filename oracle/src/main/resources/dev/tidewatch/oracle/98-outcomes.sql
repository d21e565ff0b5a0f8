-- What became of each alert, from the published alerts and the published movements that hold alone; the variables alerts and outcomes are
-- the paths of the topics. The rules are docs/alerts.md, "Outcomes".

-- Each alert as it was first published, with its horizon and its customer's clock. Beside them stand supposed ones, about every customer at
-- the instants from which on their outcomes are known at the end of a window: what came of all is what those of the score are compared with.
CREATE TABLE warning AS
WITH record AS (
    SELECT unnest(value)
    FROM read_json(getvariable('alerts'), format = 'newline_delimited', columns = {value: 'STRUCT(alertId VARCHAR,
        revision BIGINT, customerId VARCHAR, kind VARCHAR, score VARCHAR, mrrAtRisk VARCHAR, reportingCurrency VARCHAR,
        signals STRUCT(name VARCHAR)[], rule VARCHAR, openedAt VARCHAR, heldOut BOOLEAN)'})
), customer_clock AS (
    SELECT e.customer, min(c.at_ms) AS at_ms FROM event e JOIN clock c ON c.partition = e.partition GROUP BY e.customer
)
SELECT r.alertId AS alert_id, r."customerId" AS customer, r.kind, r.rule, r.score, r."mrrAtRisk", r."reportingCurrency",
    instant(r."openedAt") AS raised_ms, instant(r."openedAt") + h.horizon_ms AS end_ms,
    list_contains(list_transform(r.signals, lambda s: s.name), 'subscription.cancelScheduled') AS decided,
    coalesce(r."heldOut", false) AS "heldOut",
    coalesce(c.at_ms, (SELECT min(at_ms) FROM clock)) AS clock_ms, NULL::BIGINT AS window_end_ms
FROM record r
JOIN outcome_horizon h ON h.kind = r.kind
LEFT JOIN customer_clock c ON c.customer = r."customerId"
WHERE r.revision = 0
QUALIFY row_number() OVER (PARTITION BY r.alertId) = 1
UNION ALL BY NAME
SELECT concat_ws('|', w.end_ms, h.kind, m.customer) AS alert_id, m.customer, h.kind,
    w.end_ms - h.horizon_ms - CASE h.kind WHEN 'AT_RISK' THEN t.loss_ms ELSE 0 END AS raised_ms,
    w.end_ms - CASE h.kind WHEN 'AT_RISK' THEN t.loss_ms ELSE 0 END AS end_ms, 9223372036854775807 AS clock_ms,
    w.end_ms AS window_end_ms
FROM (SELECT DISTINCT end_ms FROM grade_window) w, outcome_horizon h, outcome_terms t,
    (SELECT DISTINCT "customerId" AS customer FROM holding) m;

-- MRR in one currency from a movement on: what of it is booked, and whether a part has had no rate since it was 0 last.
CREATE TABLE outcome_leg AS
WITH leg AS (
    SELECT "customerId" AS customer, currency, instant("effectiveAt") AS at_ms, kind, micros("mrrBefore") AS before,
        micros("mrrAfter") AS after, micros("reportingAmount") AS amount
    FROM holding
)
SELECT customer, currency, at_ms, kind, after, sum(coalesce(amount, 0)) OVER up_to AS booked,
    coalesce(max(CASE WHEN after > before AND amount IS NULL THEN at_ms END) OVER up_to
        > coalesce(max(CASE WHEN after = 0 THEN at_ms END) OVER up_to, -9223372036854775807), false) AS waits
FROM leg
WINDOW up_to AS (PARTITION BY customer, currency ORDER BY at_ms);

-- A customer's MRR in all currencies from an instant on; what is booked is null while a rate is missing.
CREATE TABLE outcome_level AS
WITH moment AS (
    SELECT customer, at_ms, any_value(kind) AS kind FROM outcome_leg GROUP BY customer, at_ms
), held AS (
    SELECT DISTINCT customer, currency FROM outcome_leg
), spread AS (
    SELECT m.customer, m.at_ms, m.kind, l.after, l.booked, l.waits
    FROM (FROM moment JOIN held USING (customer)) m
    ASOF LEFT JOIN outcome_leg l ON l.customer = m.customer AND l.currency = m.currency AND l.at_ms <= m.at_ms
)
SELECT customer, at_ms, any_value(kind) AS kind, bool_and(coalesce(after, 0) = 0) AS is_zero,
    CASE WHEN NOT bool_or(coalesce(waits, false)) THEN sum(coalesce(booked, 0)) END AS booked
FROM spread
GROUP BY customer, at_ms;

-- MRR when an alert was raised; null where there was none.
CREATE TABLE outcome_base AS
SELECT w.*, coalesce(l.is_zero, true) AS left_before, l.is_zero IS NOT NULL AS moved_before, l.booked AS base
FROM warning w
ASOF LEFT JOIN outcome_level l ON l.customer = w.customer AND l.at_ms <= w.raised_ms;

-- What came after it, and whether MRR was low from then on.
CREATE TABLE outcome_step AS
SELECT b.alert_id, b.raised_ms, b.end_ms, l.at_ms, l.kind, l.is_zero, l.booked,
    l.is_zero OR coalesce(l.booked < b.base AND l.booked * 1000000 <= b.base * t.loss_share, false) AS low
FROM outcome_base b
JOIN outcome_level l ON l.customer = b.customer AND l.at_ms > b.raised_ms AND l.at_ms < b.clock_ms
    AND l.at_ms <= coalesce(b.window_end_ms, l.at_ms),
    outcome_terms t;

CREATE TABLE churn_at AS
SELECT alert_id, min(at_ms) AS at_ms FROM outcome_step WHERE is_zero AND at_ms <= end_ms GROUP BY alert_id;

-- Where MRR became low but not 0, and when it was no longer low.
CREATE TABLE low_run AS
WITH marked AS (
    SELECT *, coalesce(lag(low) OVER (PARTITION BY alert_id ORDER BY at_ms), false) AS was_low FROM outcome_step
)
SELECT m.alert_id, m.at_ms, m.booked, (SELECT min(s.at_ms) FROM outcome_step s WHERE s.alert_id = m.alert_id AND s.at_ms > m.at_ms
    AND NOT s.low) AS rises_ms
FROM marked m
WHERE m.low AND NOT m.was_low AND NOT m.is_zero AND m.at_ms <= m.end_ms;

-- The first of those that last; MRR of 0 up to and at the end of their days is the earlier news.
CREATE TABLE contraction_at AS
SELECT r.alert_id, r.at_ms, r.booked, r.at_ms + t.loss_ms AS known_ms
FROM low_run r LEFT JOIN churn_at c ON c.alert_id = r.alert_id, outcome_terms t
WHERE (r.rises_ms IS NULL OR r.rises_ms > r.at_ms + t.loss_ms) AND (c.at_ms IS NULL OR c.at_ms > r.at_ms + t.loss_ms)
QUALIFY row_number() OVER (PARTITION BY r.alert_id ORDER BY r.at_ms) = 1;

CREATE TABLE gain_at AS
SELECT b.alert_id, CASE b.kind WHEN 'WIN_BACK' THEN 'REACTIVATED' ELSE 'EXPANDED' END AS outcome, min(s.at_ms) AS at_ms
FROM outcome_base b JOIN outcome_step s ON s.alert_id = b.alert_id
    AND s.kind = CASE b.kind WHEN 'WIN_BACK' THEN 'REACTIVATION' WHEN 'UPSELL' THEN 'EXPANSION' END
WHERE s.at_ms <= s.end_ms
GROUP BY b.alert_id, b.kind;

CREATE TABLE any_outcome AS
WITH verdict AS (
    SELECT b.*, CASE
        WHEN b.kind <> 'AT_RISK' THEN coalesce(g.outcome, CASE WHEN b.end_ms < b.clock_ms THEN 'KEPT' ELSE 'OPEN' END)
        WHEN b.left_before THEN 'CHURNED'
        WHEN c.known_ms < b.clock_ms THEN 'CONTRACTED'
        WHEN c.known_ms IS NOT NULL THEN 'OPEN'
        WHEN z.at_ms IS NOT NULL THEN 'CHURNED'
        WHEN b.end_ms < b.clock_ms THEN 'KEPT'
        ELSE 'OPEN' END AS outcome, g.at_ms AS gain_ms, c.at_ms AS low_ms, c.booked AS low_booked, z.at_ms AS zero_ms
    FROM outcome_base b
    LEFT JOIN gain_at g ON g.alert_id = b.alert_id
    LEFT JOIN contraction_at c ON c.alert_id = b.alert_id
    LEFT JOIN churn_at z ON z.alert_id = b.alert_id
), dated AS (
    SELECT *, CASE outcome WHEN 'OPEN' THEN NULL WHEN 'KEPT' THEN end_ms WHEN 'CONTRACTED' THEN low_ms
        WHEN 'CHURNED' THEN CASE WHEN left_before THEN raised_ms ELSE zero_ms END ELSE gain_ms END AS at_ms,
        CASE WHEN left_before THEN NULL WHEN outcome = 'CHURNED' THEN base WHEN outcome = 'CONTRACTED' THEN base - low_booked END
            AS lost
    FROM verdict
)
SELECT alert_id, customer, kind, rule, score, instant_text(raised_ms) AS "raisedAt", instant_text(end_ms) AS "horizonEndsAt",
    outcome, instant_text(at_ms) AS "outcomeAt",
    CASE WHEN outcome NOT IN ('OPEN', 'KEPT') THEN (at_ms - raised_ms) // 86400000 END AS "leadDays",
    amount_text(nullif(lost, 0)) AS "mrrLost", "reportingCurrency", "mrrAtRisk", decided, "heldOut", raised_ms, end_ms, clock_ms, window_end_ms,
    left_before, moved_before
FROM dated;

-- What people did about each alert up to the end of its horizon: when first, and what came of it as the last one said who ended it.
CREATE TABLE response AS
SELECT o.alert_id, min(a.at_ms) AS acted_ms, max(a.at_ms) AS last_ms, arg_max(a.resolution, a.at_ms * 4 + list_position(['SAVED', 'LOST', 'NOT_A_RISK'], a.resolution))
    FILTER (a.resolution IS NOT NULL) AS resolution
FROM any_outcome o JOIN action a ON a.alert_id = o.alert_id AND a.at_ms <= o.end_ms
WHERE o.window_end_ms IS NULL
GROUP BY o.alert_id;

CREATE TABLE outcome AS
SELECT o.* EXCLUDE (window_end_ms, left_before, moved_before), instant_text(r.acted_ms) AS "actedAt", r.acted_ms, r.last_ms AS acted_last_ms, r.resolution
FROM any_outcome o LEFT JOIN response r ON r.alert_id = o.alert_id
WHERE o.window_end_ms IS NULL;

-- Of each alert the newest record; one without a value says that the customer is forgotten.
CREATE TABLE published_outcome AS
WITH record AS (
    SELECT key, value IS NULL AS forgotten, unnest(value)
    FROM read_json(getvariable('outcomes'), format = 'newline_delimited', columns = {key: 'VARCHAR', "offset": 'BIGINT',
        value: 'STRUCT(alertId VARCHAR, customerId VARCHAR, kind VARCHAR, rule VARCHAR, score VARCHAR, raisedAt VARCHAR,
            horizonEndsAt VARCHAR, outcome VARCHAR, outcomeAt VARCHAR, leadDays BIGINT, mrrLost VARCHAR,
            reportingCurrency VARCHAR, mrrAtRisk VARCHAR, decided BOOLEAN, heldOut BOOLEAN, actedAt VARCHAR, resolution VARCHAR)'})
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY "offset" DESC) = 1
)
SELECT key AS alert_id, forgotten, alertId AS said_id, "customerId" AS customer, kind, rule, score,
    instant_text(instant("raisedAt")) AS "raisedAt", instant_text(instant("horizonEndsAt")) AS "horizonEndsAt", outcome,
    instant_text(instant("outcomeAt")) AS "outcomeAt", "leadDays", "mrrLost", "reportingCurrency", "mrrAtRisk", decided, coalesce("heldOut", false) AS "heldOut",
    instant_text(instant("actedAt")) AS "actedAt", resolution
FROM record;

-- What people did in the last day before a running cluster's clock may be published or not: an action is read some time after it was taken.
-- A cluster goes on while it is read: what came of an alert at its customer's clock or later may be published or not, and an alert
-- that was raised then may have an outcome or not. Alerts that were raised before the first outcome there is are of a version without.
CREATE TABLE outcome_pair AS
SELECT coalesce(p.alert_id, r.alert_id) AS id, coalesce(p.customer, r.customer) AS subject,
    coalesce(p."raisedAt", r."raisedAt")[:10] AS day, p.alert_id IS NOT NULL AS is_published, r.alert_id IS NOT NULL AS is_recomputed,
    NOT a.live AND (p.alert_id IS NULL AND r."raisedAt" < (SELECT min("raisedAt") FROM published_outcome)) AS is_older,
    NOT a.live AND (coalesce(r.raised_ms >= r.clock_ms, instant(p."raisedAt") >= (SELECT min(at_ms) FROM clock))
        OR coalesce(r.outcome = 'OPEN' AND p.outcome <> 'OPEN' AND instant(p."outcomeAt") + CASE
            WHEN p.outcome = 'CONTRACTED' OR (p.outcome = 'KEPT' AND p.kind = 'AT_RISK') THEN t.loss_ms ELSE 0 END >= r.clock_ms,
            false)) AS is_later,
    NOT a.live AND (coalesce(greatest(r.acted_last_ms, instant(p."actedAt")) >= r.clock_ms - 86400000, false)
        OR (p.resolution IS NOT NULL AND r.resolution IS NULL)) AS is_acting,
    p, r
FROM (FROM published_outcome WHERE NOT forgotten) p
FULL JOIN (FROM outcome o WHERE NOT EXISTS (FROM published_outcome f WHERE f.alert_id = o.alert_id AND f.forgotten)) r
    ON r.alert_id = p.alert_id, as_of a, outcome_terms t;

INSERT INTO difference
SELECT subject, day, id || ' outcome', CASE WHEN is_published THEN p.outcome END, CASE WHEN is_recomputed THEN r.outcome END, 'outcomes'
FROM outcome_pair
WHERE NOT (is_published AND is_recomputed) AND NOT is_older AND NOT is_later
UNION ALL
SELECT subject, day, id || ' ' || field.name, field.published, field.recomputed, 'outcomes'
FROM (
    SELECT subject, day, id, is_acting, unnest([
        {name: 'alertId', published: p.said_id, recomputed: r.alert_id},
        {name: 'customerId', published: p.customer, recomputed: r.customer},
        {name: 'kind', published: p.kind, recomputed: r.kind},
        {name: 'rule', published: p.rule, recomputed: r.rule},
        {name: 'score', published: p.score, recomputed: r.score},
        {name: 'raisedAt', published: p."raisedAt", recomputed: r."raisedAt"},
        {name: 'horizonEndsAt', published: p."horizonEndsAt", recomputed: r."horizonEndsAt"},
        {name: 'outcome', published: p.outcome, recomputed: r.outcome},
        {name: 'outcomeAt', published: p."outcomeAt", recomputed: r."outcomeAt"},
        {name: 'leadDays', published: p."leadDays"::VARCHAR, recomputed: r."leadDays"::VARCHAR},
        {name: 'mrrLost', published: p."mrrLost", recomputed: r."mrrLost"},
        {name: 'reportingCurrency', published: p."reportingCurrency", recomputed: r."reportingCurrency"},
        {name: 'mrrAtRisk', published: p."mrrAtRisk", recomputed: r."mrrAtRisk"},
        {name: 'decided', published: p.decided::VARCHAR, recomputed: r.decided::VARCHAR},
        {name: 'heldOut', published: p."heldOut"::VARCHAR, recomputed: r."heldOut"::VARCHAR},
        {name: 'actedAt', published: p."actedAt", recomputed: r."actedAt"},
        {name: 'resolution', published: p.resolution, recomputed: r.resolution}
    ]) AS field
    FROM outcome_pair
    WHERE is_published AND is_recomputed AND NOT is_later
)
WHERE field.published IS DISTINCT FROM field.recomputed AND NOT (is_acting AND field.name IN ('actedAt', 'resolution'));
