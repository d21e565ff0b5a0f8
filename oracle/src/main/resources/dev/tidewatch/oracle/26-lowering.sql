-- When each discount that a snapshot states lowers each of its items.

-- Each discount that counts by setting with each LICENSED item that it is for, in places of both lists.
CREATE TABLE discounted_item AS
WITH given AS (
    SELECT customer, subscription, at_ms, began_at, period_ends_at, trial_ends_at, items,
        unnest(from_json(discounts, '[{"percentOff":"VARCHAR","amountOff":"VARCHAR","currency":"VARCHAR","duration":"VARCHAR",
            "startsAt":"VARCHAR","endsAt":"VARCHAR","productIds":["VARCHAR"],"usedUp":"BOOLEAN",
            "customers":"BOOLEAN"}]')) AS d,
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
SELECT customer, subscription, at_ms, began_at, period_ends_at, trial_ends_at, d, nth, place,
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
-- with it) to the first at or after its end; ONCE without an end for one period, which is none of a trial: its invoice is for nothing. One
-- that an invoice used up lowers the period of that invoice, if it was not taken away before: from the snapshot in whose time the invoice
-- came on, and later ones where the item is unchanged.
CREATE TABLE dated AS
WITH begun AS (
    SELECT *, instant(d.startsAt) AS starts_at, instant(d.endsAt) AS ends_at, coalesce(d.usedUp, false) AS used_up,
        discount_timing = 'billed' AND boundary IS NOT NULL AS billed,
        coalesce(instant(d.startsAt) <= began_at AND instant(d.startsAt) >= began_at - 24 * 3600000, false) AS with_the_sale,
        greatest(began_at, trial_ends_at) AS sale_paid_from,
        CASE WHEN d.duration = 'ONCE' AND instant(d.startsAt) < trial_ends_at THEN trial_ends_at ELSE instant(d.startsAt) END AS paid_from
    FROM anchored, settings
), placed AS (
    SELECT *, with_the_sale AND sale_paid_from = began_at AS at_once FROM begun
), started AS (
    SELECT *, CASE WHEN NOT billed THEN starts_at
        WHEN used_up AND at_once THEN began_at
        WHEN starts_at IS NOT NULL AND (used_up OR NOT with_the_sale) THEN boundary_from(anchor, step, by_months, paid_from) END AS lowers_from,
        used_up AND NOT at_once AND boundary IS NOT NULL
            AND coalesce(ends_at < boundary_from(anchor, step, by_months, paid_from), false) AS taken_away
    FROM placed
)
SELECT customer, subscription, at_ms, nth, place, d, lowers_from,
    CASE WHEN used_up AND NOT billed THEN CASE WHEN taken_away THEN ends_at ELSE boundary_from(anchor, step, by_months, paid_from + 1) END
        WHEN used_up THEN boundary_from(anchor, step, by_months, lowers_from + 1)
        WHEN NOT billed THEN coalesce(ends_at, CASE WHEN d.duration = 'ONCE' THEN period_ends_at END)
        WHEN ends_at IS NOT NULL THEN boundary_from(anchor, step, by_months, ends_at)
        WHEN d.duration <> 'ONCE' THEN NULL
        WHEN starts_at IS NULL THEN boundary
        WHEN with_the_sale THEN boundary_from(anchor, step, by_months, sale_paid_from + 1)
        ELSE boundary_from(anchor, step, by_months, lowers_from + 1) END AS lowers_until,
    eligible AND NOT (billed AND starts_at IS NOT NULL AND NOT with_the_sale AND lowers_from IS NULL)
        AND NOT (used_up AND (boundary IS NULL OR starts_at IS NULL OR billed AND taken_away))
        AND NOT (used_up AND billed AND at_ms <> began_at AND coalesce(lowers_from < at_ms, false)) AS eligible,
    used_up AND boundary IS NOT NULL AND starts_at IS NOT NULL AND NOT (billed AND taken_away) AS on_an_invoice
FROM started;

-- A customer's discount is on every invoice but those that used up one of the subscription, from the first to the last of these: so it
-- is taken off before and behind them, as two.
CREATE TABLE own_lowering AS
WITH used AS (
    SELECT customer, subscription, at_ms, place, min(lowers_from) AS used_from, max(lowers_until) AS used_until
    FROM dated WHERE on_an_invoice AND lowers_from < lowers_until GROUP BY ALL
), beside AS (
    SELECT d.*, used_from, used_until, coalesce(d.d.customers, false) AND any_used AS in_two
    FROM dated d LEFT JOIN used USING (customer, subscription, at_ms, place)
    LEFT JOIN (SELECT customer, subscription, at_ms, bool_or(coalesce(d.usedUp, false)) AS any_used FROM dated GROUP BY ALL)
        USING (customer, subscription, at_ms)
)
SELECT customer, subscription, at_ms, 2 * nth AS nth, place, d, lowers_from,
    CASE WHEN in_two THEN least(lowers_until, used_from) ELSE lowers_until END AS lowers_until, eligible
FROM beside
UNION ALL
SELECT customer, subscription, at_ms, 2 * nth + 1, place, d, greatest(lowers_from, used_until), lowers_until,
    eligible AND used_until IS NOT NULL
FROM beside WHERE in_two;
