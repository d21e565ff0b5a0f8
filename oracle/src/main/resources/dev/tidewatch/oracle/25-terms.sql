-- Discounts that events know by id only, and those that a customer has for all its subscriptions.
-- Of several terms of one id the ones published last hold; of those at one instant the ones that know their products, then the
-- larger canonical JSON. A record without a value forgets what came before it.
CREATE TABLE terms AS
WITH said AS (
    SELECT key AS id, content, rowid AS place FROM arrival a
    WHERE topic = 'discount-terms' AND NOT EXISTS (
        SELECT 1 FROM letter l WHERE l.topic = a.topic AND l.key = a.key AND l.content = a.content)
), forgotten AS (
    SELECT id, max(place) AS place FROM said WHERE content = '' GROUP BY id
), kept AS (
    SELECT s.id, s.content FROM said s LEFT JOIN forgotten f USING (id)
    WHERE s.content <> '' AND (f.place IS NULL OR s.place > f.place)
)
SELECT id, content ->> '$.couponId' AS coupon, content ->> '$.percentOff' AS percent, content ->> '$.amountOff' AS amount,
    content ->> '$.currency' AS currency, content ->> '$.duration' AS duration, (content ->> '$.months')::INTEGER AS months,
    instant(content ->> '$.startsAt') AS starts, instant(content ->> '$.endsAt') AS ends,
    from_json(content -> '$.productIds', '["VARCHAR"]') AS products, content ->> '$.customerId' AS customer,
    content ->> '$.subscriptionId' AS subscription
FROM kept
QUALIFY row_number() OVER (PARTITION BY id ORDER BY instant(content ->> '$.publishedAt') DESC,
    (content -> '$.productIds') IS NOT NULL DESC, content DESC) = 1;

-- A customer's own, each until the next begins. They count for a snapshot that states no discount.
CREATE TABLE own_terms AS
SELECT customer, id, starts, lead(starts) OVER by_start AS next_starts, row_number() OVER by_start AS place
FROM terms
WHERE customer IS NOT NULL AND subscription IS NULL
WINDOW by_start AS (PARTITION BY customer ORDER BY starts NULLS FIRST, id);

-- Those of one subscription that may count for one invoice only: it may use them up before a snapshot states them.
CREATE TABLE invoice_terms AS
SELECT customer, subscription, id, starts, ends, row_number() OVER (PARTITION BY customer ORDER BY starts NULLS FIRST, id) AS place
FROM terms
WHERE customer IS NOT NULL AND subscription IS NOT NULL;

CREATE TABLE listed_discount AS
WITH listed AS (
    SELECT customer, subscription, at_ms, items, unnest(from_json(discounts, '[{"percentOff":"VARCHAR","amountOff":"VARCHAR",
        "currency":"VARCHAR","duration":"VARCHAR","endsAt":"VARCHAR","productIds":["VARCHAR"],"termsId":"VARCHAR",
        "startsAt":"VARCHAR"}]')) AS d, generate_subscripts(json_extract(discounts, '$[*]'), 1) AS place
    FROM snapshot
    WHERE json_array_length(discounts) > 0
)
SELECT customer, subscription, at_ms, items, place, d.percentOff AS percent, d.amountOff AS amount, d.currency AS currency,
    d.duration AS duration, instant(d.endsAt) AS ends, d.productIds AS products, instant(d.startsAt) AS starts,
    CASE WHEN d.percentOff IS NULL AND d.amountOff IS NULL THEN d.termsId END AS terms_id, d.termsId AS names
FROM listed;

CREATE TABLE stated_discount AS
SELECT * EXCLUDE (names), false AS used_up, false AS customers FROM listed_discount
UNION ALL
SELECT s.customer, s.subscription, s.at_ms, s.items, o.place, NULL, NULL, NULL, 'FOREVER', o.next_starts, [], o.starts, o.id, false, true
FROM snapshot s JOIN own_terms o USING (customer)
WHERE coalesce(json_array_length(s.discounts), 0) = 0
UNION ALL
SELECT s.customer, s.subscription, s.at_ms, s.items, i.place - 1000000, NULL, NULL, NULL, 'FOREVER', i.ends, [], i.starts, i.id, true, false
FROM snapshot s JOIN invoice_terms i USING (customer, subscription)
WHERE NOT EXISTS (SELECT 1 FROM listed_discount l
    WHERE l.customer = s.customer AND l.subscription = s.subscription AND l.at_ms = s.at_ms AND l.names = i.id);

-- What the terms leave open is said by those of their coupon. What is not known takes nothing off: no terms; terms that say
-- neither a percentage nor an amount; products that are not known, where the items are of several; an amount in a currency
-- that no item has. A ONCE discount of one subscription ends with its invoice's period, not when it was used up. A customer's own that has
-- ended is none of the snapshot's.
CREATE TABLE resolved_discount AS
WITH item_of AS (
    SELECT customer, subscription, at_ms,
        list(DISTINCT coalesce(i.productId, '')) AS item_products,
        list(DISTINCT i.currency) AS currencies
    FROM (
        SELECT DISTINCT customer, subscription, at_ms, unnest(from_json(items,
            '[{"productId":"VARCHAR","currency":"VARCHAR"}]')) AS i
        FROM stated_discount
    )
    GROUP BY ALL
), merged AS (
    SELECT s.* EXCLUDE (percent, amount, currency, duration, ends, products, starts),
        CASE WHEN t.percent IS NULL AND t.amount IS NULL THEN c.percent ELSE t.percent END AS percent,
        CASE WHEN t.percent IS NULL AND t.amount IS NULL THEN c.amount ELSE t.amount END AS amount,
        CASE WHEN t.percent IS NULL AND t.amount IS NULL THEN c.currency ELSE t.currency END AS currency,
        coalesce(t.duration, c.duration, 'FOREVER') AS duration,
        coalesce(s.starts, t.starts) AS starts, s.ends AS stated_ends, t.ends AS terms_ends,
        t.subscription AS of_subscription, coalesce(t.months, c.months) AS months, coalesce(t.products, c.products) AS listed, s.products AS stated_products
    FROM stated_discount s LEFT JOIN terms t ON t.id = s.terms_id LEFT JOIN terms c ON c.id = t.coupon
    WHERE s.terms_id IS NOT NULL
), read AS (
    SELECT m.*,
        CASE WHEN duration = 'ONCE' AND of_subscription IS NOT NULL THEN stated_ends
            ELSE least(stated_ends, coalesce(terms_ends, epoch_ms(make_timestamp_ms(starts) + to_months(months)))) END AS ends,
        CASE WHEN listed IS NULL AND (len(stated_products) > 0 OR coalesce(len(item_products), 0) < 2) THEN stated_products
            WHEN len(listed) = 0 THEN stated_products
            WHEN len(stated_products) = 0 THEN listed
            ELSE list_intersect(listed, stated_products) END AS products,
        (percent IS NOT NULL OR amount IS NOT NULL)
            AND (amount IS NULL OR coalesce(list_contains(currencies, m.currency), false)) AS says_how_much
    FROM merged m LEFT JOIN item_of USING (customer, subscription, at_ms)
), known AS (
    SELECT *, len(products) = 0 AND len(stated_products) > 0 AS for_nothing
    FROM read r WHERE says_how_much AND products IS NOT NULL AND NOT (customers AND coalesce(ends <= at_ms, false)) AND (NOT used_up OR duration = 'ONCE' AND NOT EXISTS (
        SELECT 1 FROM listed_discount l WHERE l.customer = r.customer AND l.subscription = r.subscription AND l.at_ms = r.at_ms
            AND l.starts IS NOT DISTINCT FROM r.starts AND micros(l.percent) IS NOT DISTINCT FROM micros(r.percent)
            AND micros(l.amount) IS NOT DISTINCT FROM micros(r.amount)))
)
SELECT customer, subscription, at_ms, place, CASE WHEN for_nothing THEN '0' ELSE percent END AS percentOff,
    CASE WHEN for_nothing THEN NULL ELSE amount END AS amountOff, currency, duration, instant_text(ends) AS endsAt, products AS productIds,
    instant_text(starts) AS startsAt, used_up AS usedUp, customers
FROM known
UNION ALL
SELECT customer, subscription, at_ms, place, percent, amount, currency, duration, instant_text(ends), products, instant_text(starts),
    false, false
FROM stated_discount WHERE terms_id IS NULL;

-- Only snapshots that need terms are touched.
CREATE TABLE termed_snapshot AS
SELECT s.customer, s.subscription, s.at_ms,
    coalesce(to_json(list({percentOff: r.percentOff, amountOff: r.amountOff, currency: r.currency, duration: r.duration,
        endsAt: r.endsAt, productIds: coalesce(r.productIds, []), startsAt: r.startsAt, usedUp: r.usedUp, customers: r.customers} ORDER BY r.place)
        FILTER (r.place IS NOT NULL)), '[]'::JSON) AS discounts
FROM (SELECT DISTINCT customer, subscription, at_ms FROM stated_discount WHERE terms_id IS NOT NULL) s
LEFT JOIN resolved_discount r USING (customer, subscription, at_ms)
GROUP BY ALL;

UPDATE snapshot SET discounts = t.discounts FROM termed_snapshot t
WHERE snapshot.customer = t.customer AND snapshot.subscription = t.subscription AND snapshot.at_ms = t.at_ms;
