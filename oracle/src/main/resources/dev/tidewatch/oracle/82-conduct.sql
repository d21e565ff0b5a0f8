-- Purchases and answers, and the segments that they count in.
-- all; the cohort of a customer that ever had a NEW; and each other segment in which the customer has MRR at the end of the day.
CREATE TABLE conduct AS
SELECT row_number() OVER () AS id, c.*, d.day
FROM (SELECT customer, at_ms, 'PAID' AS kind, NULL::INTEGER AS score, NULL::INTEGER AS scale_max FROM purchase
    UNION ALL SELECT customer, at_ms, kind, score, scale_max FROM answer) c
ASOF JOIN calendar d ON d.starts <= c.at_ms;

CREATE TABLE conduct_segment AS
SELECT c.id, s.no AS segment FROM conduct c JOIN segment_no s ON s.segment = 'all'
UNION ALL
SELECT c.id, s.no FROM conduct c JOIN cohort k USING (customer) JOIN segment_no s ON s.segment = k.segment
UNION ALL
SELECT c.id, p.segment
FROM conduct c
JOIN customer_no k USING (customer)
JOIN piece p ON p.customer = k.no AND p.begins <= c.day AND c.day < p.ends
JOIN segment_no s ON s.no = p.segment
WHERE s.dimension NOT IN ('all', 'cohort');
