-- Movements: kind, churn and what is said beside the amounts.
-- before 0: NEW if it is the customer's first movement, else REACTIVATION; after 0: CHURN, both over all currencies. One leg:
-- its sign. Several: the sign of the sum of their reporting amounts, null as 0; 0 is a TRANSFER.
CREATE TABLE movement_kind AS
WITH total AS (
    SELECT customer, nth, sum(before) AS before, sum(after) AS after FROM leg_line GROUP BY ALL
), moved AS (
    SELECT l.customer, l.nth, count(*) AS legs, any_value(sign(l.mrr_after - l.mrr_before)) AS leg_sign,
        sign(sum(coalesce(b.reporting, 0))) AS reporting_sign
    FROM leg l JOIN booked_leg b USING (customer, nth, currency)
    GROUP BY ALL
)
SELECT customer, nth,
    CASE WHEN before = 0 AND nth = min(nth) OVER (PARTITION BY customer) THEN 'NEW'
        WHEN before = 0 THEN 'REACTIVATION'
        WHEN after = 0 THEN 'CHURN'
        ELSE CASE CASE WHEN legs = 1 THEN leg_sign ELSE reporting_sign END
            WHEN 1 THEN 'EXPANSION' WHEN -1 THEN 'CONTRACTION' ELSE 'TRANSFER' END END AS kind
FROM moved JOIN total USING (customer, nth);

-- A churn is explained by the subscription that stopped in the group's last step; of several the one that lost most, then
-- the smallest id. The first line that fits, of the snapshot in force.
CREATE TABLE churn AS
WITH stopped AS (
    SELECT c.*, g.nth, (SELECT sum(mrr) FROM split_line l WHERE l.split = c.before) AS lost
    FROM change c
    JOIN grouped g ON g.customer = c.customer AND g.last_step = c.at_ms
    JOIN movement_kind k ON k.customer = g.customer AND k.nth = g.nth
    WHERE k.kind = 'CHURN' AND c.split = 0
)
SELECT customer, nth, feedback,
    CASE WHEN delinquent THEN 'DELINQUENT'
        WHEN status = 'UNPAID' THEN 'UNPAID'
        WHEN reason IS NOT NULL THEN reason
        WHEN status = 'PAUSED' THEN 'PAUSED'
        WHEN status IN ('ACTIVE', 'PAST_DUE') AND NOT ended THEN 'FREE'
        WHEN cancel_at IS NOT NULL THEN 'SCHEDULED'
        ELSE 'UNKNOWN' END AS reason
FROM stopped
QUALIFY row_number() OVER (PARTITION BY customer, nth ORDER BY lost DESC, subscription) = 1;

-- Which subscriptions changed in the group, by which events in force, and what made the changes, in the order snapshot,
-- discount-start, discount-end, scheduled-end, delinquency, attributes.
CREATE TABLE explained AS
WITH changed AS (
    SELECT g.customer, g.nth, c.subscription, c.event_id, c.cause
    FROM change c
    JOIN member m ON m.customer = c.customer AND m.at_ms = c.at_ms
    JOIN grouped g ON g.customer = m.customer AND g.begun = m.begun
)
SELECT customer, nth, list_sort(list(DISTINCT subscription)) AS subscriptions, list_sort(list(DISTINCT event_id)) AS causes,
    array_to_string(list_filter(['snapshot', 'discount-start', 'discount-end', 'scheduled-end', 'delinquency', 'attributes'],
        lambda c: list_contains(list(DISTINCT cause), c)), '+') AS rule
FROM changed
GROUP BY customer, nth;

-- A record as it must have been published, field by field, as text.
CREATE TABLE movement AS
WITH lines AS (
    SELECT l.customer, l.nth, l.currency, list_sort(list(concat_ws(' ',
        subscription, plan, coalesce(product, 'none'), count || ' ' || unit, attributes,
        amount_text(before), amount_text(after)))) AS lines
    FROM leg_line l GROUP BY ALL
)
SELECT l.customer || '|' || instant_text(l.begun) || '|' || l.currency AS movement_id,
    l.customer AS "customerId", instant_text(l.begun) AS "effectiveAt", l.day::VARCHAR AS "effectiveDay", s.zone, l.currency,
    k.kind, array_to_string(e.subscriptions, ', ') AS "subscriptionIds",
    CASE c.reason WHEN 'DELINQUENT' THEN 'INVOLUNTARY' WHEN 'UNPAID' THEN 'INVOLUNTARY' WHEN 'PAYMENT_FAILED' THEN 'INVOLUNTARY'
        WHEN 'PAYMENT_DISPUTED' THEN 'DISPUTE' WHEN 'REQUESTED' THEN 'VOLUNTARY' WHEN 'PAUSED' THEN 'VOLUNTARY'
        WHEN 'FREE' THEN 'VOLUNTARY' WHEN 'SCHEDULED' THEN 'VOLUNTARY' WHEN 'OTHER' THEN 'UNKNOWN'
        WHEN 'UNKNOWN' THEN 'UNKNOWN' END AS "churnKind",
    c.reason, c.feedback,
    amount_text(l.mrr_before) AS "mrrBefore", amount_text(l.mrr_after) AS "mrrAfter",
    amount_text(l.mrr_after - l.mrr_before) AS amount, s.reporting_currency AS "reportingCurrency",
    amount_text(b.reporting) AS "reportingAmount", rate_text(b.fx_rate) AS "fxRate", b.fx_date::VARCHAR AS "fxDate",
    array_to_string(n.lines, '; ') AS lines, e.rule, array_to_string(e.causes, ', ') AS causes
FROM leg l
JOIN booked_leg b USING (customer, nth, currency)
JOIN movement_kind k USING (customer, nth)
JOIN explained e USING (customer, nth)
JOIN lines n USING (customer, nth, currency)
LEFT JOIN churn c ON c.customer = l.customer AND c.nth = l.nth AND k.kind = 'CHURN'
CROSS JOIN settings s;
