-- The sums of each segment, window and day: what every figure is made of.
-- Levels: customers with MRR, and their MRR.
CREATE TABLE level AS
SELECT segment, day, count(*) AS customers, sum(mrr) AS mrr FROM standing GROUP BY segment, day;

-- A customer's whole MRR by day, for s and n.
CREATE TABLE whole AS
SELECT customer, day, mrr FROM standing JOIN segment_no ON no = standing.segment WHERE segment_no.segment = 'all';

-- Starters of g (s_g > 0) are worth w_g = n x s_g / s to it, HALF_UP; lost where n = 0. Where n = s that is s_g itself, so
-- only the others are looked at: what they are worth less than (or beyond) s_g.
CREATE TABLE starter AS
WITH moved AS (
    SELECT s.customer, w.span, w.day, w.live, w.start_day, s.mrr AS s, coalesce(n.mrr, 0) AS n
    FROM whole s
    JOIN window_day w ON w.start_day = s.day
    LEFT JOIN whole n ON n.customer = s.customer AND n.day = w.day
    WHERE coalesce(n.mrr, 0) <> s.mrr
), worth AS (
    SELECT g.segment, m.span, m.day, m.live, m.n, g.mrr AS s_g,
        CASE WHEN m.n = 0 THEN 0 WHEN m.s = g.mrr THEN m.n ELSE half_up(m.n::HUGEINT * g.mrr, m.s::HUGEINT)::BIGINT END AS w_g
    FROM moved m JOIN standing g ON g.customer = m.customer AND g.day = m.start_day
)
SELECT segment, span, day, live, count(*) FILTER (n = 0) AS lost, sum(w_g - s_g) AS beyond,
    sum(least(s_g, w_g) - s_g) AS capped_beyond
FROM worth
GROUP BY segment, span, day, live;

-- Gained: s = 0 and n_g > 0.
CREATE TABLE gain AS
WITH newcomer AS (
    SELECT n.customer, w.span, w.day, w.live
    FROM whole n
    JOIN window_day w ON w.day = n.day
    LEFT JOIN whole s ON s.customer = n.customer AND s.day = w.start_day
    WHERE s.customer IS NULL
)
SELECT g.segment, n.span, n.day, n.live, count(*) AS gained
FROM newcomer n JOIN standing g ON g.customer = n.customer AND g.day = n.day
GROUP BY g.segment, n.span, n.day, n.live;

-- Movements dated in the window.
CREATE TABLE window_flow AS
SELECT r.segment, r.span, r.day, r.live, sum(f.new_count) AS new_count, sum(f.new_mrr) AS new_mrr,
    sum(f.expansion_count) AS expansion_count, sum(f.expansion_mrr) AS expansion_mrr,
    sum(f.contraction_count) AS contraction_count, sum(f.contraction_mrr) AS contraction_mrr,
    sum(f.churn_count) AS churn_count, sum(f.churn_mrr) AS churn_mrr,
    sum(f.reactivation_count) AS reactivation_count, sum(f.reactivation_mrr) AS reactivation_mrr,
    sum(f.entering_mrr) AS entering_mrr, sum(f.leaving_mrr) AS leaving_mrr
FROM window_row r JOIN day_flow f ON f.segment = r.segment AND f.day > r.start_day AND f.day <= r.day
GROUP BY ALL;

CREATE TABLE known AS
SELECT r.*, coalesce(s.customers, 0) AS customers_start, coalesce(s.mrr, 0) AS mrr_start,
    coalesce(n.customers, 0) AS customers, coalesce(n.mrr, 0) AS mrr,
    coalesce(f.new_count, 0) AS new_count, coalesce(f.new_mrr, 0) AS new_mrr,
    coalesce(f.expansion_count, 0) AS expansion_count, coalesce(f.expansion_mrr, 0) AS expansion_mrr,
    coalesce(f.contraction_count, 0) AS contraction_count, coalesce(f.contraction_mrr, 0) AS contraction_mrr,
    coalesce(f.churn_count, 0) AS churn_count, coalesce(f.churn_mrr, 0) AS churn_mrr,
    coalesce(f.reactivation_count, 0) AS reactivation_count, coalesce(f.reactivation_mrr, 0) AS reactivation_mrr,
    coalesce(f.entering_mrr, 0) AS entering_mrr, coalesce(f.leaving_mrr, 0) AS leaving_mrr,
    coalesce(p.lost, 0) AS lost, coalesce(g.gained, 0) AS gained,
    coalesce(s.mrr, 0) + coalesce(p.beyond, 0) AS kept, coalesce(s.mrr, 0) + coalesce(p.capped_beyond, 0) AS kept_capped,
    coalesce(w.customers, 0) AS customers_without_rate,
    CASE WHEN coalesce(vn.known, true) THEN coalesce(vn.mrr, 0) END AS revalued,
    CASE WHEN coalesce(vs.known, true) THEN coalesce(vs.mrr, 0) END AS revalued_start
FROM window_row r
LEFT JOIN level s ON s.segment = r.segment AND s.day = r.start_day
LEFT JOIN level n ON n.segment = r.segment AND n.day = r.day
LEFT JOIN window_flow f ON f.segment = r.segment AND f.span = r.span AND f.day = r.day AND f.live = r.live
LEFT JOIN starter p ON p.segment = r.segment AND p.span = r.span AND p.day = r.day AND p.live = r.live
LEFT JOIN gain g ON g.segment = r.segment AND g.span = r.span AND g.day = r.day AND g.live = r.live
LEFT JOIN waiting w ON w.segment = r.segment AND w.day = r.day
LEFT JOIN revalued vn ON vn.segment = r.segment AND vn.day = r.day
LEFT JOIN revalued vs ON vs.segment = r.segment AND vs.day = r.start_day;
