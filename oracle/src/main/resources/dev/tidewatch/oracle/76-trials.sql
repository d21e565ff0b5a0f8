-- Trials, per subscription: from the first of an unbroken run of TRIALING snapshots.
-- Of the newest snapshot x of the run t = max(x.occurredAt, x.trialEndsAt), if given. A TRIALING snapshot at t or later begins
-- another trial, one before t goes on with the run. The trial ends at t or at the next snapshot, whichever comes first; without
-- a next one at t, once the clock has passed it. It converted if a snapshot from its end to 7 days after it is worth more than 0.
CREATE TABLE trialing AS
WITH stated AS (
    SELECT s.customer, s.subscription, s.at_ms, s.status, s.next_at, s.clock, e.content,
        CASE WHEN s.status = 'TRIALING' THEN instant(e.content ->> '$.trialEndsAt') END AS trial_ends_at
    FROM snapshot s JOIN event e USING (customer, event_id)
    WHERE (s.customer, s.subscription) IN (SELECT (customer, subscription) FROM snapshot WHERE status = 'TRIALING')
)
SELECT *, CASE WHEN trial_ends_at IS NOT NULL THEN greatest(at_ms, trial_ends_at) END AS t FROM stated;

CREATE TABLE trial AS
WITH beside AS (
    SELECT *, coalesce(lag(status) OVER in_order = 'TRIALING' AND (lag(t) OVER in_order IS NULL OR lag(t) OVER in_order > at_ms),
        false) AS goes_on
    FROM trialing
    WINDOW in_order AS (PARTITION BY customer, subscription ORDER BY at_ms)
), run AS (
    SELECT *, count(*) FILTER (NOT goes_on) OVER (PARTITION BY customer, subscription ORDER BY at_ms) AS run
    FROM beside WHERE status = 'TRIALING'
), whole AS (
    SELECT customer, subscription, min(at_ms) AS starts_at, arg_max({at_ms: at_ms, t: t, next_at: next_at, clock: clock,
        items: content -> '$.items', attributes: coalesce(content ->> '$.attributes', '{}')}, at_ms) AS newest
    FROM run GROUP BY customer, subscription, run
)
SELECT row_number() OVER () AS trial, customer, subscription, starts_at, newest.items, newest.attributes,
    CASE WHEN newest.next_at IS NOT NULL THEN least(coalesce(newest.t, newest.next_at), newest.next_at)
        WHEN newest.t < newest.clock OR newest.t = newest.at_ms THEN newest.t END AS ends_at
FROM whole;

CREATE TABLE trial_converted AS
WITH own AS (
    SELECT DISTINCT p.customer, p.subscription, p.at_ms, b.basket
    FROM point p
    JOIN (SELECT DISTINCT customer, subscription FROM trial) t USING (customer, subscription)
    JOIN basket b ON b.items = p.items AND b.discounts = p.discounts
    WHERE p.counts AND p.at_ms = p.snapshot_at
)
SELECT DISTINCT t.trial
FROM (SELECT *, lead(starts_at) OVER (PARTITION BY customer, subscription ORDER BY starts_at) AS next_starts_at FROM trial) t
JOIN own o ON o.customer = t.customer AND o.subscription = t.subscription
    AND o.at_ms >= t.ends_at AND o.at_ms <= t.ends_at + 7 * 24 * 3600000 AND o.at_ms < coalesce(t.next_starts_at, o.at_ms + 1)
WHERE o.basket IN (SELECT basket FROM basket_line);

-- A trial is in the plan, currency, interval and attributes of each LICENSED item of the newest snapshot of its run.
CREATE TABLE trial_segment AS
WITH line AS (
    SELECT trial, attributes, unnest(from_json(items,
        '[{"planId":"VARCHAR","currency":"VARCHAR","interval":"VARCHAR","intervalCount":"INTEGER","usageType":"VARCHAR"}]')) AS i
    FROM trial
)
SELECT DISTINCT trial, s.dimension, s.dimension || '=' || s.value AS segment
FROM line, LATERAL (
    SELECT unnest(['plan', 'currency', 'interval']) AS dimension,
        unnest([escaped(i.planId), escaped(i.currency), 'P' || i.intervalCount || i.interval[1]]) AS value) s
WHERE i.usageType = 'LICENSED'
UNION
SELECT DISTINCT trial, a.name, a.name || '=' || escaped(coalesce(json_extract_string(attributes, '$."' || a.name || '"'), ''))
FROM line CROSS JOIN segment_attribute a
WHERE i.usageType = 'LICENSED';
