-- What is said of each churn: kind, reason, tenure, and the plans it took from each segment.
CREATE TABLE reason_kind AS
SELECT unnest(['DELINQUENT', 'UNPAID', 'PAYMENT_FAILED', 'PAYMENT_DISPUTED', 'REQUESTED', 'PAUSED', 'FREE', 'SCHEDULED', 'OTHER',
        'UNKNOWN']) AS reason,
    unnest(['INVOLUNTARY', 'INVOLUNTARY', 'INVOLUNTARY', 'DISPUTE', 'VOLUNTARY', 'VOLUNTARY', 'VOLUNTARY', 'VOLUNTARY',
        'UNKNOWN', 'UNKNOWN']) AS kind;

-- Tenure: whole days from the day of the latest NEW or REACTIVATION to that of the churn.
CREATE TABLE departure AS
WITH dated AS (
    SELECT k.customer, k.nth, k.kind, d.day,
        max(d.day) FILTER (k.kind IN ('NEW', 'REACTIVATION')) OVER (PARTITION BY k.customer ORDER BY k.nth) AS since
    FROM movement_kind k JOIN (SELECT DISTINCT customer, nth, day FROM leg) d USING (customer, nth)
)
SELECT d.customer, d.nth, d.day, r.kind, c.reason,
    CASE WHEN d.day - since <= 7 THEN '0-7' WHEN d.day - since <= 30 THEN '8-30' WHEN d.day - since <= 90 THEN '31-90'
        WHEN d.day - since <= 365 THEN '91-365' ELSE '366+' END AS tenure
FROM dated d JOIN churn c USING (customer, nth) JOIN reason_kind r USING (reason)
WHERE d.kind = 'CHURN';

-- Booked before the churn, by segment and plan.
CREATE TABLE departed_plan AS
SELECT d.customer, d.nth, d.day, s.no AS segment, l.plan, sum(l.booked) AS mrr
FROM departure d
JOIN booked_leg b USING (customer, nth)
JOIN line_part l ON l.customer = b.customer AND l.currency = b.currency AND l.turn = b.turn - 1
JOIN segment_no s ON s.segment = l.segment
GROUP BY ALL
HAVING sum(l.booked) > 0;
