-- Groups: a step at t belongs to the open group begun at g if and only if g <= t < g + grouping; else it begins the next.
-- A transfer inside an open group belongs to it; elsewhere it stands alone and opens none.
CREATE TABLE following AS
WITH step AS (
    SELECT customer, at_ms FROM moment WHERE is_step
)
SELECT s.customer, s.at_ms, n.at_ms AS next_at
FROM (SELECT customer, at_ms, at_ms + grouping_ms AS closes FROM step, settings) s
ASOF LEFT JOIN step n ON n.customer = s.customer AND n.at_ms >= s.closes;

CREATE TABLE opening AS
WITH RECURSIVE chain AS (
    SELECT customer, min(at_ms) AS at_ms FROM following GROUP BY customer
    UNION ALL
    SELECT c.customer, f.next_at FROM chain c JOIN following f ON f.customer = c.customer AND f.at_ms = c.at_ms
    WHERE f.next_at IS NOT NULL
)
SELECT customer, at_ms FROM chain;

CREATE TABLE member AS
SELECT m.customer, m.at_ms, m.is_step,
    CASE WHEN o.at_ms IS NOT NULL AND m.at_ms < o.at_ms + grouping_ms THEN o.at_ms ELSE m.at_ms END AS begun
FROM moment m
ASOF LEFT JOIN opening o ON o.customer = m.customer AND o.at_ms <= m.at_ms, settings;

CREATE TABLE grouped AS
SELECT customer, begun, max(at_ms) AS last_at, max(at_ms) FILTER (is_step) AS last_step,
    row_number() OVER (PARTITION BY customer ORDER BY begun) AS nth
FROM member GROUP BY customer, begun;

-- The customer's lines after each group: of every subscription the newest split up to the group's last instant.
CREATE TABLE group_line AS
WITH asked AS (
    SELECT g.customer, g.nth, g.last_at, s.subscription
    FROM grouped g JOIN (SELECT DISTINCT customer, subscription FROM change) s USING (customer)
)
SELECT a.customer, a.nth, a.subscription, l.*
FROM asked a
ASOF JOIN change c ON c.customer = a.customer AND c.subscription = a.subscription AND c.at_ms <= a.last_at
JOIN split_line l USING (split);

-- Before equals after of the group before.
CREATE TABLE leg_line AS
WITH side AS (
    SELECT * EXCLUDE (mrr, split), 0 AS before, mrr AS after FROM group_line
    UNION ALL
    SELECT l.* EXCLUDE (mrr, split) REPLACE (l.nth + 1 AS nth), l.mrr, 0
    FROM group_line l JOIN grouped g ON g.customer = l.customer AND g.nth = l.nth + 1
)
SELECT customer, nth, subscription, plan, product, unit, unit_order, count, currency, attributes,
    sum(before) AS before, sum(after) AS after
FROM side
GROUP BY ALL;

-- One leg per currency whose lines changed; a group without one is no movement.
CREATE TABLE leg AS
SELECT l.customer, l.nth, l.currency, g.begun, g.last_step, sum(before) AS mrr_before, sum(after) AS mrr_after, d.day
FROM leg_line l JOIN grouped g USING (customer, nth)
ASOF JOIN calendar d ON d.starts <= g.begun
GROUP BY ALL
HAVING bool_or(before <> after);
