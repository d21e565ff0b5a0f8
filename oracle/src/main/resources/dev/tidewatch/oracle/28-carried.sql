-- What holds of a snapshot's discounts after the next one no longer states them.
-- An item of a snapshot goes on if the one before it, of the same life, has one of the same plan, product, price, quantity, currency and
-- interval, and a boundary of its periods is known. It is renewed if a period of it begins between the two, less than a day before the
-- second. A discount that holds for it by the one before, and that the second does not state (one that takes off the same and holds for
-- it), is lacking; of a renewed item only one that counts once, for the renewal's invoice may have used it up. Where any item lacks one,
-- all that go on keep the discounts that they had until their next boundary, and take what the second states from there on; a renewed
-- item only where itself lacks one, and it keeps what counts once or is stated. An amount that held, and was for an item that does not
-- go on, lets nothing be kept.
-- From and until that are open are the ends of BIGINT; what never holds begins at the one and ends at the other.
CREATE TABLE carrying AS
WITH concerned AS (
    SELECT DISTINCT customer, subscription FROM own_lowering
), whole AS (
    SELECT customer, subscription, at_ms, nth, list({lowers_from: CASE WHEN eligible THEN coalesce(lowers_from, -9000000000000000000)
            ELSE 9000000000000000000 END, lowers_until: CASE WHEN eligible THEN coalesce(lowers_until, 9000000000000000000)
            ELSE -9000000000000000000 END} ORDER BY place) AS items, any_value(d) AS d
    FROM own_lowering GROUP BY customer, subscription, at_ms, nth
), own AS (
    SELECT customer, subscription, at_ms, list({percent: d.percentOff, amount: d.amountOff, currency: d.currency,
        products: d.productIds, once: d.duration = 'ONCE', items: items} ORDER BY nth) AS own
    FROM whole GROUP BY customer, subscription, at_ms
), item AS (
    SELECT customer, subscription, at_ms, began_at, period_ends_at, generate_subscripts(json_extract(items, '$[*]'), 1) AS place,
        unnest(from_json(items, '[{"planId":"VARCHAR","productId":"VARCHAR","unitAmount":"VARCHAR","amount":"VARCHAR",
            "currency":"VARCHAR","quantity":"BIGINT","interval":"VARCHAR","intervalCount":"BIGINT","usageType":"VARCHAR",
            "currentPeriodEndsAt":"VARCHAR"}]')) AS i
    FROM snapshot JOIN concerned USING (customer, subscription)
), licensed AS (
    SELECT customer, subscription, at_ms, began_at, row_number() OVER (PARTITION BY customer, subscription, at_ms ORDER BY place) AS place,
        i.productId AS product, i.currency AS currency,
        {plan: i.planId, product: i.productId, price: price(i.unitAmount), amount: price(i.amount), currency: i.currency,
            quantity: i.quantity, unit: i.interval, count: i.intervalCount}::VARCHAR AS invoiced,
        coalesce(instant(i.currentPeriodEndsAt), period_ends_at) AS boundary, i.interval IN ('MONTH', 'YEAR') AS by_months,
        i.intervalCount * CASE i.interval WHEN 'YEAR' THEN 12 WHEN 'MONTH' THEN 1 WHEN 'WEEK' THEN 7 ELSE 1 END AS step
    FROM item WHERE i.usageType = 'LICENSED'
), anchored_item AS (
    SELECT *, CASE WHEN by_months AND (month_number(boundary) - month_number(began_at)) % step = 0
            AND date_trunc('day', make_timestamp_ms(began_at)) + (make_timestamp_ms(boundary) - date_trunc('day', make_timestamp_ms(boundary)))
                + to_months((month_number(boundary) - month_number(began_at))::INTEGER) = make_timestamp_ms(boundary)
        THEN epoch_ms(date_trunc('day', make_timestamp_ms(began_at))
            + (make_timestamp_ms(boundary) - date_trunc('day', make_timestamp_ms(boundary)))) ELSE boundary END AS anchor
    FROM licensed
), ordered AS (
    SELECT customer, subscription, at_ms, began_at = at_ms AS begins,
        lag(at_ms) OVER (PARTITION BY customer, subscription ORDER BY at_ms) AS last_at,
        row_number() OVER (PARTITION BY customer, subscription ORDER BY at_ms) AS idx
    FROM snapshot JOIN concerned USING (customer, subscription)
), beside AS (
    SELECT i.customer, i.subscription, i.at_ms, i.place, i.product, i.currency, min(b.place) AS origin,
        any_value(boundary_from(i.anchor, i.step, i.by_months, i.at_ms + 1)) AS until,
        any_value(boundary_from(i.anchor, i.step, i.by_months, greatest(o.last_at, i.at_ms - 24 * 3600000) + 1) <= i.at_ms) AS renewed
    FROM anchored_item i JOIN ordered o USING (customer, subscription, at_ms)
    LEFT JOIN licensed b ON b.customer = i.customer AND b.subscription = i.subscription AND b.at_ms = o.last_at
        AND b.invoiced = i.invoiced
    GROUP BY ALL
), placed_item AS (
    SELECT customer, subscription, at_ms, list({origin: origin, until: CASE WHEN origin IS NOT NULL THEN until END,
        renewed: coalesce(renewed, false)} ORDER BY place) AS items
    FROM beside GROUP BY customer, subscription, at_ms
), other_item AS (
    SELECT customer, subscription, at_ms, list({product: product, currency: currency}) AS others
    FROM (
        SELECT customer, subscription, at_ms, product, currency FROM beside WHERE origin IS NULL
        UNION ALL
        SELECT o.customer, o.subscription, o.at_ms, b.product, b.currency
        FROM ordered o JOIN licensed b ON b.customer = o.customer AND b.subscription = o.subscription AND b.at_ms = o.last_at
        WHERE NOT EXISTS (SELECT 1 FROM licensed i WHERE i.customer = o.customer AND i.subscription = o.subscription
            AND i.at_ms = o.at_ms AND i.invoiced = b.invoiced)
    )
    GROUP BY ALL
)
SELECT o.customer, o.subscription, o.idx, o.at_ms, o.begins OR discount_timing <> 'billed' AS alone,
    coalesce(w.own, []) AS own, coalesce(p.items, []) AS items, coalesce(x.others, []) AS others
FROM ordered o LEFT JOIN own w USING (customer, subscription, at_ms) LEFT JOIN placed_item p USING (customer, subscription, at_ms)
LEFT JOIN other_item x USING (customer, subscription, at_ms), settings;

CREATE MACRO holds(discount, nth, instant) AS
    (discount.items[nth].lowers_from <= instant AND discount.items[nth].lowers_until > instant);
CREATE MACRO is_stated(stated, discount, nth, instant) AS (len(list_filter(stated, lambda o: o.items[nth].lowers_from <= instant
    AND o.items[nth].lowers_until > instant AND micros(o.percent) IS NOT DISTINCT FROM micros(discount.percent)
    AND micros(o.amount) IS NOT DISTINCT FROM micros(discount.amount)
    AND (o.amount IS NULL OR o.currency IS NOT DISTINCT FROM discount.currency))) > 0);

CREATE TABLE carried AS
WITH RECURSIVE taken AS (
    SELECT customer, subscription, idx, at_ms, own AS applied FROM carrying WHERE idx = 1
    UNION ALL
    SELECT customer, subscription, idx, at_ms, CASE WHEN alone OR len(before) = 0 THEN own ELSE list_concat(
        list_filter(list_transform(before, lambda x: {percent: x.percent, amount: x.amount, currency: x.currency,
            products: x.products, once: x.once, items: list_transform(kept, lambda k, i:
                CASE WHEN k IS NOT NULL AND coalesce(holds(x, items[i].origin, at_ms), false)
                        AND (NOT items[i].renewed OR x.once OR is_stated(own, x, i, at_ms))
                    THEN {lowers_from: -9000000000000000000, lowers_until: least(x.items[items[i].origin].lowers_until, k)}
                    ELSE {lowers_from: 9000000000000000000, lowers_until: -9000000000000000000} END)}),
            lambda x: len(list_filter(x.items, lambda i: i.lowers_from < i.lowers_until)) > 0),
        list_transform(own, lambda x: {percent: x.percent, amount: x.amount, currency: x.currency, products: x.products,
            once: x.once, items: list_transform(x.items, lambda j, i: {lowers_from: greatest(j.lowers_from,
                coalesce(kept[i], j.lowers_from)), lowers_until: j.lowers_until})})) END
    FROM (
        SELECT *, list_transform(items, lambda j, i: CASE WHEN changes_an_amount OR NOT list_contains(lacks, true) THEN NULL
            WHEN j.renewed AND NOT lacks[i] THEN NULL ELSE j.until END) AS kept
        FROM (
            SELECT c.*, t.applied AS before,
                list_transform(c.items, lambda j, i: j.until IS NOT NULL AND len(list_filter(t.applied, lambda x:
                    coalesce(holds(x, j.origin, c.at_ms), false) AND (NOT j.renewed OR x.once)
                    AND NOT is_stated(c.own, x, i, c.at_ms))) > 0) AS lacks,
                len(list_filter(t.applied, lambda x: x.amount IS NOT NULL
                    AND len(list_filter(x.items, lambda i: i.lowers_from <= c.at_ms AND i.lowers_until > c.at_ms)) > 0
                    AND len(list_filter(c.others, lambda o: o.currency = x.currency AND (coalesce(len(x.products), 0) = 0
                        OR coalesce(list_contains(x.products, o.product), false)))) > 0)) > 0 AS changes_an_amount
            FROM taken t JOIN carrying c ON c.customer = t.customer AND c.subscription = t.subscription AND c.idx = t.idx + 1
        )
    )
)
SELECT customer, subscription, at_ms, applied FROM taken;

CREATE TABLE lowering AS
WITH discount AS (
    SELECT customer, subscription, at_ms, unnest(applied) AS d, generate_subscripts(applied, 1) AS nth FROM carried
), each_item AS (
    SELECT customer, subscription, at_ms, nth, d, unnest(d.items) AS i, generate_subscripts(d.items, 1) AS place FROM discount
)
SELECT customer, subscription, at_ms, nth, place, {percentOff: d.percent, amountOff: d.amount, currency: d.currency,
        productIds: d.products} AS d,
    CASE WHEN i.lowers_from BETWEEN -8000000000000000000 AND 8000000000000000000 THEN i.lowers_from END AS lowers_from,
    CASE WHEN i.lowers_until BETWEEN -8000000000000000000 AND 8000000000000000000 THEN i.lowers_until END AS lowers_until,
    NOT (i.lowers_from > 8000000000000000000 OR i.lowers_until < -8000000000000000000) AS eligible
FROM each_item;
