-- What counts beside the sums of movements, in which segment, of which day, and on which days it is looked for.
-- A row says: on the days from begins until before ends, n more count in each window that holds day. What counts whenever it is
-- in the window begins on its own day and has no end; of a customer's newest it ends where a newer one comes.
CREATE MACRO forever() AS DATE '9999-12-31';

CREATE TABLE counted (
    segment SMALLINT, measure VARCHAR, value VARCHAR, day DATE, begins DATE, ends DATE, n HUGEINT, mrr HUGEINT);

-- Trials, by the days of their start and of their end.
INSERT INTO counted
WITH dated AS (
    SELECT t.trial, t.customer, t.trial IN (SELECT trial FROM trial_converted) AS converted, s.day AS started, e.day AS ended
    FROM trial t
    ASOF JOIN calendar s ON s.starts <= t.starts_at
    ASOF LEFT JOIN calendar e ON e.starts <= t.ends_at
), named AS (
    SELECT trial, 'all' AS segment FROM trial
    UNION ALL SELECT trial, c.segment FROM trial JOIN cohort c USING (customer)
    UNION ALL SELECT trial, segment FROM trial_segment
), told AS (
    SELECT s.no AS segment, d.* FROM dated d JOIN named n USING (trial) JOIN segment_no s ON s.segment = n.segment
)
SELECT segment, m.name, '', m.day, m.day, forever(), count(*), 0
FROM told, LATERAL (
    SELECT unnest(['trialsStarted', 'trialsStartedConverted', 'trialsEnded', 'trialsConverted']) AS name,
        unnest([started, CASE WHEN converted THEN started END, ended, CASE WHEN converted THEN ended END]) AS day) m
WHERE m.day IS NOT NULL
GROUP BY ALL;

-- Churn, four times over.
INSERT INTO counted
WITH split AS (
    SELECT f.segment, f.day, f.amount, m.name, m.value
    FROM flow f
    JOIN departure d USING (customer, nth),
    LATERAL (SELECT unnest(['churnByKind', 'churnByReason', 'churnByTenure']) AS name,
        unnest([d.kind, d.reason, d.tenure]) AS value) m
    WHERE f.kind = 'CHURN' AND f.amount > 0
    UNION ALL
    SELECT segment, day, mrr, 'churnByPlan', plan FROM departed_plan
)
SELECT segment, name, value, day, day, forever(), count(*), sum(amount) FROM split GROUP BY ALL;

-- Customers with a movement of a kind: each counts by its newest.
INSERT INTO counted
WITH newest AS (
    SELECT segment, CASE kind WHEN 'EXPANSION' THEN 'expandedCustomers' WHEN 'CONTRACTION' THEN 'contractedCustomers'
            WHEN 'CHURN' THEN 'churnedCustomers' ELSE 'reactivatedCustomers' END AS measure,
        day, coalesce(lead(day) OVER (PARTITION BY customer, segment, kind ORDER BY day), forever()) AS ends
    FROM flow
    WHERE amount > 0 AND kind IN ('EXPANSION', 'CONTRACTION', 'CHURN', 'REACTIVATION')
)
SELECT segment, measure, '', day, day, ends, count(*), 0 FROM newest GROUP BY ALL;

-- Purchases; who has one is known by the newest, who has two by the newest but one.
INSERT INTO counted
WITH paid AS (
    SELECT s.segment, c.day, coalesce(lead(c.day, 1) OVER in_order, forever()) AS next,
        coalesce(lead(c.day, 2) OVER in_order, forever()) AS next_but_one
    FROM conduct c JOIN conduct_segment s USING (id)
    WHERE c.kind = 'PAID'
    WINDOW in_order AS (PARTITION BY c.customer, s.segment ORDER BY c.day)
)
SELECT segment, 'paidInvoices', '', day, day, forever(), count(*), 0 FROM paid GROUP BY ALL
UNION ALL
SELECT segment, 'payingCustomers', '', day, day, next, count(*), 0 FROM paid GROUP BY ALL
UNION ALL
SELECT segment, 'repeatCustomers', '', day, next, next_but_one, count(*), 0 FROM paid GROUP BY ALL;

-- Answers, of each customer and kind the newest of those in the segment; of one instant the lowest.
INSERT INTO counted
WITH newest AS (
    SELECT s.segment, c.kind, c.day, c.score, c.scale_max,
        coalesce(lead(c.day) OVER (PARTITION BY c.customer, s.segment, c.kind ORDER BY c.at_ms, c.score DESC, c.scale_max),
            forever()) AS ends
    FROM conduct c JOIN conduct_segment s USING (id)
    WHERE c.kind IN ('NPS', 'CSAT')
), said AS (
    SELECT segment, day, ends, CASE kind WHEN 'NPS' THEN 'npsResponses' ELSE 'csatResponses' END AS measure FROM newest
    UNION ALL SELECT segment, day, ends, 'promoters' FROM newest WHERE kind = 'NPS' AND score >= 9
    UNION ALL SELECT segment, day, ends, 'detractors' FROM newest WHERE kind = 'NPS' AND score <= 6
    UNION ALL SELECT segment, day, ends, 'content' FROM newest WHERE kind = 'CSAT' AND 10 * score >= 8 * scale_max
)
SELECT segment, measure, '', day, day, ends, count(*), 0 FROM said GROUP BY ALL;
