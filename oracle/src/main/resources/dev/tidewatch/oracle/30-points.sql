-- The instants at which what a subscription is worth may change.
-- A snapshot's own instant; and, before the next snapshot and before the clock (strictly), the instants at which it falls
-- due: a discount's start or end, its end by cancelAt, the deadline of its run of PAST_DUE. Where several fall on one instant,
-- delinquency decides, then the scheduled end, then a discount's end; so at the snapshot's own instant too, if its status counts at all.

CREATE TABLE discounted AS
WITH discount AS (
    SELECT customer, subscription, at_ms, nth, any_value(d) AS d,
        list({lowers_from: lowers_from, lowers_until: lowers_until, eligible: eligible} ORDER BY place) AS items
    FROM lowering GROUP BY customer, subscription, at_ms, nth
)
SELECT customer, subscription, at_ms,
    list({percent: d.percentOff, amount: d.amountOff, currency: d.currency, products: d.productIds, items: items} ORDER BY nth)
        AS discounts
FROM discount GROUP BY customer, subscription, at_ms;

CREATE TABLE point AS
WITH due AS (
    SELECT customer, subscription, at_ms AS snapshot_at, lowers_until AS at_ms, 'discount-end' AS cause, 3 AS priority
    FROM lowering WHERE eligible AND (lowers_from IS NULL OR lowers_from < lowers_until)
    UNION ALL
    SELECT customer, subscription, at_ms, lowers_from, 'discount-start', 4
    FROM lowering WHERE eligible AND (lowers_until IS NULL OR lowers_from < lowers_until)
    UNION ALL
    SELECT customer, subscription, at_ms, ends_at, 'scheduled-end', 2 FROM snapshot
    UNION ALL
    SELECT customer, subscription, at_ms, deadline, 'delinquency', 1 FROM snapshot
), visible AS (
    SELECT d.customer, d.subscription, d.snapshot_at, d.at_ms, arg_min(d.cause, d.priority) AS cause
    FROM due d
    JOIN snapshot s ON s.customer = d.customer AND s.subscription = d.subscription AND s.at_ms = d.snapshot_at
    WHERE d.at_ms > s.at_ms AND d.at_ms < s.clock AND (s.next_at IS NULL OR d.at_ms < s.next_at)
    GROUP BY ALL
    UNION ALL
    SELECT customer, subscription, at_ms, at_ms,
        CASE WHEN counting AND at_ms >= deadline THEN 'delinquency' WHEN counting AND at_ms >= ends_at THEN 'scheduled-end'
            ELSE 'snapshot' END
    FROM snapshot
)
SELECT v.customer, v.subscription, v.snapshot_at, v.at_ms, v.cause, s.event_id, s.status, s.reason, s.feedback, s.cancel_at,
    s.attributes,
    coalesce(v.at_ms >= s.deadline, false) OR s.status = 'PAST_DUE' AND NOT s.pastdue_counts AS delinquent,
    coalesce(v.at_ms >= s.ends_at, false) AS ended,
    s.counting AND NOT coalesce(v.at_ms >= s.deadline, false) AND NOT coalesce(v.at_ms >= s.ends_at, false) AS counts,
    s.items,
    coalesce(list_filter(list_transform(d.discounts, lambda x: {
        percent: x.percent, amount: x.amount, currency: x.currency, products: x.products,
        lowers: list_transform(x.items, lambda i: i.eligible AND (i.lowers_from IS NULL OR i.lowers_from <= v.at_ms)
            AND (i.lowers_until IS NULL OR i.lowers_until > v.at_ms))}), lambda x: list_contains(x.lowers, true)), []) AS discounts
FROM visible v
JOIN snapshot s ON s.customer = v.customer AND s.subscription = v.subscription AND s.at_ms = v.snapshot_at
LEFT JOIN discounted d ON d.customer = v.customer AND d.subscription = v.subscription AND d.at_ms = v.snapshot_at;
