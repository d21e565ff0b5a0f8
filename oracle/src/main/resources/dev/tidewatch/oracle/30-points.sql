-- The instants at which what a subscription is worth may change.
-- A snapshot's own instant; and, before the next snapshot and before the clock (strictly), the instants at which it falls
-- due: a discount's end, its end by cancelAt, the deadline of its run of PAST_DUE. Where several fall on one instant,
-- delinquency decides, then the scheduled end; so at the snapshot's own instant too, if its status counts at all.
-- A discount ends at endsAt; where that is null, ONCE at currentPeriodEndsAt, others with the first snapshot without it.
CREATE TABLE discounted AS
SELECT customer, subscription, at_ms,
    list_transform(
        list_filter(
            from_json(discounts, '[{"percentOff":"VARCHAR","amountOff":"VARCHAR","currency":"VARCHAR","duration":"VARCHAR",
                "endsAt":"VARCHAR","productIds":["VARCHAR"]}]'),
            lambda d: CASE discount_policy WHEN 'all' THEN true WHEN 'forever' THEN d.duration = 'FOREVER' ELSE false END),
        lambda d: {
            percent: d.percentOff, amount: d.amountOff, currency: d.currency, products: d.productIds,
            ends: coalesce(instant(d.endsAt), CASE WHEN d.duration = 'ONCE' THEN period_ends_at END)}) AS discounts
FROM snapshot, settings
WHERE json_array_length(snapshot.discounts) > 0;

CREATE TABLE point AS
WITH due AS (
    SELECT customer, subscription, at_ms AS snapshot_at, unnest(discounts).ends AS at_ms, 'discount-end' AS cause, 3 AS priority
    FROM discounted
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
    coalesce(list_filter(d.discounts, lambda x: x.ends IS NULL OR x.ends > v.at_ms), []) AS discounts
FROM visible v
JOIN snapshot s ON s.customer = v.customer AND s.subscription = v.subscription AND s.at_ms = v.snapshot_at
LEFT JOIN discounted d ON d.customer = v.customer AND d.subscription = v.subscription AND d.at_ms = v.snapshot_at;
