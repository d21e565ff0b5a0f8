-- The instants at which what a subscription is worth may change.
-- A snapshot's own instant; and, before the next snapshot and before the clock (strictly), the instants at which it falls
-- due: a discount's start or end, its end by cancelAt, the deadline of its run of PAST_DUE. Where several fall on one instant,
-- delinquency decides, then the scheduled end, then a discount's end; so at the snapshot's own instant too, if its status counts at all.

-- Each discount that counts by setting with each LICENSED item that it is for, in places of both lists.
CREATE TABLE discounted_item AS
WITH given AS (
    SELECT customer, subscription, at_ms, began_at, period_ends_at, items,
        unnest(from_json(discounts, '[{"percentOff":"VARCHAR","amountOff":"VARCHAR","currency":"VARCHAR","duration":"VARCHAR",
            "startsAt":"VARCHAR","endsAt":"VARCHAR","productIds":["VARCHAR"]}]')) AS d,
        generate_subscripts(json_extract(discounts, '$[*]'), 1) AS nth
    FROM snapshot
    WHERE json_array_length(discounts) > 0
), each_item AS (
    SELECT * EXCLUDE (items), generate_subscripts(json_extract(items, '$[*]'), 1) AS place,
        unnest(from_json(items, '[{"productId":"VARCHAR","currency":"VARCHAR","interval":"VARCHAR","intervalCount":"BIGINT",
            "usageType":"VARCHAR","currentPeriodEndsAt":"VARCHAR"}]')) AS i
    FROM given, settings
    WHERE CASE discount_policy WHEN 'all' THEN true WHEN 'forever' THEN d.duration = 'FOREVER' ELSE false END
)
SELECT customer, subscription, at_ms, began_at, period_ends_at, d, nth, place,
    coalesce(instant(i.currentPeriodEndsAt), period_ends_at) AS boundary,
    i.interval IN ('MONTH', 'YEAR') AS by_months,
    i.intervalCount * CASE i.interval WHEN 'YEAR' THEN 12 WHEN 'MONTH' THEN 1 WHEN 'WEEK' THEN 7 ELSE 1 END AS step,
    (coalesce(len(d.productIds), 0) = 0 OR coalesce(list_contains(d.productIds, i.productId), false))
        AND (d.amountOff IS NULL OR d.currency = i.currency) AS eligible
FROM each_item
WHERE i.usageType = 'LICENSED';

-- Where its periods are counted from: the day on which the subscription began, at the boundary's time of day, if the boundary lies
-- whole periods behind it; else the boundary. So the 31st stays the 31st where a month has one.
CREATE TABLE anchored AS
WITH candidate AS (
    SELECT *, date_trunc('day', make_timestamp_ms(began_at))
        + (make_timestamp_ms(boundary) - date_trunc('day', make_timestamp_ms(boundary))) AS first_day,
        month_number(boundary) - month_number(began_at) AS apart
    FROM discounted_item
)
SELECT * EXCLUDE (first_day, apart),
    CASE WHEN by_months AND apart % step = 0 AND first_day + to_months(apart::INTEGER) = make_timestamp_ms(boundary)
        THEN epoch_ms(first_day) ELSE boundary END AS anchor
FROM candidate;

-- When the discount lowers the item: as stated, or where that is the setting and the item's periods are known, in whole periods of it:
-- from the first boundary at or after its start (or as long as the snapshot says it, where no start is given or the subscription began
-- with it) to the first at or after its end; ONCE without an end for one period.
CREATE TABLE lowering AS
WITH begun AS (
    SELECT *, instant(d.startsAt) AS starts_at, instant(d.endsAt) AS ends_at,
        discount_timing = 'billed' AND boundary IS NOT NULL AS billed,
        coalesce(instant(d.startsAt) <= began_at AND instant(d.startsAt) >= began_at - 24 * 3600000, false) AS with_the_sale
    FROM anchored, settings
), started AS (
    SELECT *, CASE WHEN NOT billed THEN starts_at
        WHEN starts_at IS NOT NULL AND NOT with_the_sale THEN boundary_from(anchor, step, by_months, starts_at) END AS lowers_from
    FROM begun
)
SELECT customer, subscription, at_ms, nth, place, d, lowers_from,
    CASE WHEN NOT billed THEN coalesce(ends_at, CASE WHEN d.duration = 'ONCE' THEN period_ends_at END)
        WHEN ends_at IS NOT NULL THEN boundary_from(anchor, step, by_months, ends_at)
        WHEN d.duration <> 'ONCE' THEN NULL
        WHEN starts_at IS NULL THEN boundary
        WHEN with_the_sale THEN boundary_from(anchor, step, by_months, began_at + 1)
        ELSE boundary_from(anchor, step, by_months, lowers_from + 1) END AS lowers_until,
    eligible AND NOT (billed AND starts_at IS NOT NULL AND NOT with_the_sale AND lowers_from IS NULL) AS eligible
FROM started;

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
