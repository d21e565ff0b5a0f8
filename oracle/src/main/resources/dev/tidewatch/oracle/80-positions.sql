-- What each customer has booked in each segment at the end of each day.
-- MRR at the end of a day is that of the last movement dated up to it. Segments: all, plan, currency, interval and the
-- attributes by line; cohort, the month of the customer's NEW, takes the customer whole.
CREATE TABLE cohort AS
SELECT DISTINCT k.customer, 'cohort=' || strftime(l.day, '%Y-%m') AS segment
FROM movement_kind k JOIN leg l USING (customer, nth)
WHERE k.kind = 'NEW';

-- The parts of a leg by segment, before it and after it; of every currency the leg before it has what was before.
CREATE VIEW line_part AS
WITH named AS (
    SELECT customer, currency, turn, mrr, booked, plan, attributes, 'P' || count || unit[1] AS period FROM booked_line
)
SELECT n.*, 'all' AS dimension, 'all' AS segment FROM named n
UNION ALL
SELECT n.*, 'plan', 'plan=' || escaped(plan) FROM named n
UNION ALL
SELECT n.*, 'currency', 'currency=' || escaped(currency) FROM named n
UNION ALL
SELECT n.*, 'interval', 'interval=' || period FROM named n
UNION ALL
SELECT n.*, 'cohort', c.segment FROM named n JOIN cohort c USING (customer)
UNION ALL
SELECT n.*, a.name, a.name || '=' || escaped(coalesce(json_extract_string(attributes, '$."' || a.name || '"'), ''))
FROM named n CROSS JOIN segment_attribute a;

CREATE TABLE line_segment AS
SELECT customer, currency, turn, dimension, segment, sum(mrr) AS mrr, sum(booked) AS booked
FROM line_part GROUP BY ALL;

-- From which day until before which day a leg's parts stand: until the next leg of the currency.
CREATE TABLE stretch AS
WITH lasting AS (
    SELECT l.customer, l.currency, b.turn, l.day AS begins, b.waiting,
        coalesce(lead(l.day) OVER (PARTITION BY l.customer, l.currency ORDER BY b.turn),
            (SELECT max(day) + 1 FROM calendar)) AS ends
    FROM leg l JOIN booked_leg b USING (customer, nth, currency)
)
SELECT * FROM lasting WHERE ends > begins;

CREATE TABLE customer_no AS
SELECT customer, row_number() OVER (ORDER BY customer)::INTEGER AS no FROM (SELECT DISTINCT customer FROM leg);

CREATE TABLE segment_no AS
SELECT segment, dimension, row_number() OVER (ORDER BY segment)::SMALLINT AS no
FROM (SELECT DISTINCT segment, dimension FROM line_segment
    UNION SELECT segment, 'cohort' FROM cohort
    UNION SELECT segment, dimension FROM trial_segment
    UNION SELECT 'all', 'all'
        WHERE EXISTS (FROM leg) OR EXISTS (FROM trial) OR EXISTS (FROM purchase) OR EXISTS (FROM answer));

-- Nothing moves between two days on which any currency of the customer has a leg.
CREATE TABLE piece AS
WITH boundary AS (
    SELECT customer, begins, coalesce(lead(begins) OVER (PARTITION BY customer ORDER BY begins),
        (SELECT max(day) + 1 FROM calendar)) AS ends
    FROM (SELECT DISTINCT customer, begins FROM stretch)
)
SELECT c.no AS customer, s.no AS segment, b.begins, b.ends, sum(l.booked)::BIGINT AS mrr
FROM boundary b
JOIN stretch t ON t.customer = b.customer AND t.begins <= b.begins AND b.begins < t.ends
JOIN line_segment l ON l.customer = t.customer AND l.currency = t.currency AND l.turn = t.turn
JOIN customer_no c ON c.customer = b.customer
JOIN segment_no s ON s.segment = l.segment
GROUP BY ALL
HAVING sum(l.booked) > 0;

-- One row for each customer, segment and day with MRR.
CREATE TABLE standing AS
SELECT customer, segment, begins + unnest(range(ends - begins))::INTEGER AS day, mrr FROM piece;

-- The same in each currency's own amounts, booked or waiting alike, for the whole segment.
CREATE TABLE own_mrr AS
WITH together AS (
    SELECT l.segment, l.currency, t.begins, t.ends, sum(l.mrr) AS mrr
    FROM stretch t JOIN line_segment l USING (customer, currency, turn)
    GROUP BY ALL
)
SELECT segment, currency, day, sum(mrr) AS mrr
FROM (
    SELECT s.no AS segment, t.currency, begins + unnest(range(ends - begins))::INTEGER AS day, t.mrr
    FROM together t JOIN segment_no s ON s.segment = t.segment
)
GROUP BY ALL;

-- MRR at the day's own rates; null where a currency with MRR has none.
CREATE TABLE revalued AS
SELECT o.segment, o.day,
    CASE WHEN bool_and(r.rate IS NOT NULL) THEN sum(half_up(o.mrr * r.rate, 1000000000::HUGEINT)) END AS mrr,
    bool_and(r.rate IS NOT NULL) AS known
FROM own_mrr o LEFT JOIN day_rate r ON r.currency = o.currency AND r.day = o.day
GROUP BY o.segment, o.day;

-- Customers any of whose currencies waits for a rate at the end of the day; of all and of their cohort.
CREATE TABLE waiting AS
WITH days AS (
    SELECT DISTINCT customer, begins + unnest(range(ends - begins))::INTEGER AS day FROM stretch WHERE waiting
)
SELECT s.no AS segment, w.day, count(*) AS customers
FROM (SELECT day, 'all' AS segment FROM days
    UNION ALL SELECT day, c.segment FROM days JOIN cohort c USING (customer)) w
JOIN segment_no s USING (segment)
GROUP BY ALL;
