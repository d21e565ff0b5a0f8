-- What items are worth a month, less discounts.
--     MRR(item) = round(value x factor(interval) / intervalCount), HALF_UP to 6 places, once per item and after discounts
--     value     = amount, or unitAmount x quantity where amount is null, of each LICENSED item
--     percentage: value = value x (100 - percentOff) / 100 of each eligible item
--     amount:     value = value x max(0, T - rest) / T, T the sum of value over the eligible items of periods as long, and rest what
--                 the eligible items of shorter ones leave of amountOff
-- Eligible: productIds is empty or holds the item's product; for an amount the currency must be the item's as well. It is taken off
-- those eligible items that the discount lowers at the time.
-- The values of one basket are whole numbers over one denominator, kept in lowest terms.
CREATE TABLE basket AS
SELECT row_number() OVER () AS basket, items, discounts
FROM (SELECT DISTINCT items, discounts FROM point WHERE counts);

CREATE TABLE item AS
WITH given AS (
    SELECT basket, unnest(from_json(items, '[{"planId":"VARCHAR","productId":"VARCHAR","unitAmount":"VARCHAR",
        "amount":"VARCHAR","currency":"VARCHAR","quantity":"BIGINT","interval":"VARCHAR","intervalCount":"INTEGER",
        "usageType":"VARCHAR"}]')) AS i, generate_subscripts(json_extract(items, '$[*]'), 1) AS place
    FROM basket
)
SELECT basket, place, i.planId AS plan, i.productId AS product, i.currency AS currency, i.interval AS unit,
    i.intervalCount AS count,
    -- How long a period is, in hours of a year of 365 days.
    i.intervalCount::BIGINT * CASE i.interval WHEN 'DAY' THEN 24 WHEN 'WEEK' THEN 168 WHEN 'MONTH' THEN 730 ELSE 8760 END AS length,
    CASE WHEN i.amount IS NULL THEN price(i.unitAmount) * i.quantity ELSE price(i.amount) END AS value
FROM given
WHERE i.usageType = 'LICENSED';

CREATE MACRO common(list, start) AS list_reduce(list_prepend(start, list), lambda a, b: gcd(a, b));

-- Each step takes one discount off. An amount comes off the shortest periods first: an item before which it is used up stays as it
-- is (0), one whose periods it takes whole is worth nothing (2), and those of the one length in between (1) keep a part.
CREATE TABLE value AS
WITH RECURSIVE start AS (
    SELECT basket, list(value ORDER BY place) AS nums, 100000000000000::HUGEINT AS den,
        list(product ORDER BY place) AS products, list(currency ORDER BY place) AS currencies, list(length ORDER BY place) AS lengths
    FROM item GROUP BY basket
), remaining AS (
    SELECT basket, 0 AS step, list_transform(nums, lambda n: n // common(nums, den)) AS nums, den // common(nums, den) AS den,
        products, currencies, lengths
    FROM start
    UNION ALL
    SELECT basket, step, list_transform(nums, lambda n: n // common(nums, den)), den // common(nums, den), products, currencies,
        lengths
    FROM (
        SELECT basket, step, products, currencies, lengths, den * base AS den,
            list_transform(nums, lambda n, i: n * CASE WHEN NOT lowers[i] OR kinds[i] = 0 THEN base
                WHEN kinds[i] = 1 THEN keep ELSE 0 END) AS nums
        FROM (
            SELECT basket, step, products, currencies, lengths, den, nums, lowers, kinds,
                keep // gcd(keep, base) AS keep, base // gcd(keep, base) AS base
            FROM (
                SELECT *,
                    CASE WHEN d.percent IS NOT NULL THEN 100000000 - micros(d.percent)
                        WHEN part IS NULL THEN 1
                        ELSE (shorter[part] + same[part]) * 1000000 - off END::HUGEINT AS keep,
                    CASE WHEN d.percent IS NOT NULL THEN 100000000
                        WHEN part IS NULL THEN 1
                        ELSE same[part] * 1000000 END::HUGEINT AS base
                FROM (
                    SELECT *, CASE WHEN d.percent IS NULL THEN list_position(kinds, 1) END AS part
                    FROM (
                        SELECT *, list_transform(nums, lambda n, i: CASE WHEN NOT eligible[i] THEN 0
                            WHEN d.percent IS NOT NULL THEN 1
                            WHEN off <= shorter[i] * 1000000 THEN 0
                            WHEN off >= (shorter[i] + same[i]) * 1000000 THEN 2 ELSE 1 END) AS kinds
                        FROM (
                            SELECT *, CASE WHEN d.amount IS NOT NULL THEN micros(d.amount) * den END AS off,
                                list_transform(lengths, lambda l: list_sum(list_transform(nums, lambda n, j:
                                    CASE WHEN eligible[j] AND lengths[j] < l THEN n ELSE 0::HUGEINT END))) AS shorter,
                                list_transform(lengths, lambda l: list_sum(list_transform(nums, lambda n, j:
                                    CASE WHEN eligible[j] AND lengths[j] = l THEN n ELSE 0::HUGEINT END))) AS same
                            FROM (
                                SELECT r.basket, r.step + 1 AS step, r.nums, r.den, r.products, r.currencies, r.lengths,
                                    b.discounts[r.step + 1] AS d, b.discounts[r.step + 1].lowers AS lowers,
                                    list_transform(r.products, lambda p, i:
                                        (coalesce(len(b.discounts[r.step + 1].products), 0) = 0
                                            OR coalesce(list_contains(b.discounts[r.step + 1].products, p), false))
                                        AND (b.discounts[r.step + 1].amount IS NULL
                                            OR b.discounts[r.step + 1].currency = r.currencies[i])) AS eligible
                                FROM remaining r JOIN basket b USING (basket)
                                WHERE r.step < len(b.discounts)
                            )
                        )
                    )
                )
            )
        )
    )
)
SELECT r.basket, unnest(r.nums) AS num, r.den, generate_subscripts(r.nums, 1) AS nth
FROM remaining r JOIN basket b USING (basket)
WHERE r.step = len(b.discounts);

-- Lines: items of one plan, product, interval and currency together; what is worth nothing is no line.
CREATE TABLE basket_line AS
WITH worth AS (
    SELECT i.basket, i.plan, i.product, i.unit, list_position(['DAY', 'WEEK', 'MONTH', 'YEAR'], i.unit) AS unit_order, i.count, i.currency,
        half_up(v.num * f.n * 1000000, v.den * f.d * i.count) AS mrr
    FROM (SELECT *, row_number() OVER (PARTITION BY basket ORDER BY place) AS nth FROM item) i
    JOIN value v ON v.basket = i.basket AND v.nth = i.nth
    JOIN month_factor f USING (unit)
)
SELECT basket, plan, product, unit, unit_order, count, currency, sum(mrr) AS mrr
FROM worth
GROUP BY ALL
HAVING sum(mrr) > 0;
