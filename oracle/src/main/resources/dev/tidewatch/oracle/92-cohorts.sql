-- What is left of those who began together.
-- A customer is in the cohort of its NEW's month and quarter within g if the NEW is worth s_g > 0 to g; s is the NEW's worth in all.
-- As of a day: NEW movements up to it; customers of n > 0 at its end, worth n x s_g / s, HALF_UP. Row of offset k: as of the last
-- day of the k-th period after the cohort's own, or the newest closed day where that period is not over.
CREATE TABLE period AS
WITH closed AS (
    SELECT max(day) AS day FROM calendar, as_of WHERE ends < as_of.at_ms
), begun AS (
    SELECT DISTINCT 'month' AS unit, date_trunc('month', c.day)::DATE AS first,
        (date_trunc('month', c.day) + INTERVAL 1 MONTH)::DATE - 1 AS last
    FROM calendar c
    UNION
    SELECT DISTINCT 'quarter', date_trunc('quarter', c.day)::DATE, (date_trunc('quarter', c.day) + INTERVAL 3 MONTH)::DATE - 1
    FROM calendar c
)
SELECT unit, first, last, least(last, closed.day) AS as_of_day, row_number() OVER (PARTITION BY unit ORDER BY first) AS nth,
    CASE unit WHEN 'month' THEN strftime(first, '%Y-%m') ELSE year(first) || '-Q' || quarter(first) END AS name
FROM begun, closed
WHERE first <= closed.day;

-- Of each NEW, what it is worth to all and to each segment but the cohorts.
CREATE TABLE beginner AS
SELECT c.no AS customer, f.segment, f.day, a.amount AS s, f.amount AS s_g
FROM flow f
JOIN segment_no g ON g.no = f.segment AND g.dimension <> 'cohort'
JOIN customer_no c ON c.customer = f.customer
JOIN (SELECT f.customer, f.amount FROM flow f JOIN segment_no g ON g.no = f.segment
    WHERE g.segment = 'all' AND f.kind = 'NEW') a ON a.customer = f.customer
WHERE f.kind = 'NEW' AND f.amount > 0;

CREATE TABLE cohort_row AS
WITH cohort_day AS (
    SELECT o.unit, o.name AS cohort, o.first, o.last, w.nth - o.nth AS k, w.as_of_day
    FROM period o JOIN period w ON w.unit = o.unit AND w.nth >= o.nth
), counted AS (
    SELECT b.segment, d.cohort, d.k, d.as_of_day, b.s, b.s_g, coalesce(n.mrr, 0) AS n
    FROM beginner b
    JOIN cohort_day d ON b.day >= d.first AND b.day <= d.last AND b.day <= d.as_of_day
    LEFT JOIN whole n ON n.customer = b.customer AND n.day = d.as_of_day
)
SELECT g.segment || '|' || c.cohort || '|' || c.k AS key, c.as_of_day::VARCHAR AS "asOfDay", count(*) AS "customersStart",
    sum(s_g) AS "mrrStart", count(*) FILTER (n > 0) AS customers,
    sum(CASE WHEN n = s THEN s_g ELSE half_up(n::HUGEINT * s_g, s::HUGEINT) END) AS mrr
FROM counted c JOIN segment_no g ON g.no = c.segment
GROUP BY ALL;
