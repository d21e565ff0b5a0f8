-- What each movement is to each segment.
-- NEW and REACTIVATION are worth after_g to g, CHURN before_g. Of any other movement, with delta_g = after_g - before_g, those
-- of the opposite sign wholly leave (enter), the same total enters (leaves) from those of the movement's sign in ascending
-- order of value, and the rest is the movement. A TRANSFER has no sign: all of it leaves and enters.
CREATE TABLE flow AS
WITH side AS (
    SELECT b.customer, b.nth, l.dimension, l.segment, 0::HUGEINT AS before, l.booked AS after
    FROM booked_leg b JOIN line_segment l USING (customer, currency, turn)
    UNION ALL
    SELECT b.customer, b.nth, l.dimension, l.segment, l.booked, 0
    FROM booked_leg b
    JOIN line_segment l ON l.customer = b.customer AND l.currency = b.currency AND l.turn = b.turn - 1
), part AS (
    SELECT s.customer, s.nth, k.kind, s.dimension, s.segment, sum(before) AS before, sum(after) AS after,
        sum(after) - sum(before) AS delta
    FROM side s JOIN movement_kind k USING (customer, nth)
    GROUP BY ALL
), ordered AS (
    SELECT *,
        coalesce(sum(greatest(-delta, 0)) OVER whole, 0) AS falling, coalesce(sum(greatest(delta, 0)) OVER whole, 0) AS rising,
        coalesce(sum(greatest(delta, 0)) OVER before_it, 0) AS risen, coalesce(sum(greatest(-delta, 0)) OVER before_it, 0) AS fallen
    FROM part
    WINDOW whole AS (PARTITION BY customer, nth, dimension),
        before_it AS (PARTITION BY customer, nth, dimension ORDER BY segment ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), moved AS (
    SELECT *,
        CASE kind WHEN 'EXPANSION' THEN least(greatest(falling - risen, 0), greatest(delta, 0))
            WHEN 'CONTRACTION' THEN greatest(delta, 0) WHEN 'TRANSFER' THEN greatest(delta, 0) ELSE 0 END AS entering,
        CASE kind WHEN 'CONTRACTION' THEN least(greatest(rising - fallen, 0), greatest(-delta, 0))
            WHEN 'EXPANSION' THEN greatest(-delta, 0) WHEN 'TRANSFER' THEN greatest(-delta, 0) ELSE 0 END AS leaving
    FROM ordered
)
SELECT m.customer, m.nth, s.no AS segment, m.kind, d.day, m.entering, m.leaving,
    CASE kind WHEN 'NEW' THEN after WHEN 'REACTIVATION' THEN after WHEN 'CHURN' THEN before
        WHEN 'EXPANSION' THEN greatest(delta, 0) - entering WHEN 'CONTRACTION' THEN greatest(-delta, 0) - leaving
        ELSE 0 END AS amount
FROM moved m
JOIN segment_no s ON s.segment = m.segment
JOIN (SELECT DISTINCT customer, nth, day FROM leg) d USING (customer, nth);

-- By day. A movement counts in a segment where it is worth something to it.
CREATE TABLE day_flow AS
SELECT segment, day,
    count(*) FILTER (kind = 'NEW' AND amount > 0) AS new_count, sum(amount) FILTER (kind = 'NEW') AS new_mrr,
    count(*) FILTER (kind = 'EXPANSION' AND amount > 0) AS expansion_count,
    sum(amount) FILTER (kind = 'EXPANSION') AS expansion_mrr,
    count(*) FILTER (kind = 'CONTRACTION' AND amount > 0) AS contraction_count,
    sum(amount) FILTER (kind = 'CONTRACTION') AS contraction_mrr,
    count(*) FILTER (kind = 'CHURN' AND amount > 0) AS churn_count, sum(amount) FILTER (kind = 'CHURN') AS churn_mrr,
    count(*) FILTER (kind = 'REACTIVATION' AND amount > 0) AS reactivation_count,
    sum(amount) FILTER (kind = 'REACTIVATION') AS reactivation_mrr,
    sum(entering) AS entering_mrr, sum(leaving) AS leaving_mrr
FROM flow
GROUP BY segment, day;
