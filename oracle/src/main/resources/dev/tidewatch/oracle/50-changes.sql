-- The position, and the instants at which it changes.
-- A split is what one subscription adds to the position: its lines with attributes; split 0 is nothing. A change is an
-- instant at which a subscription's split, with the customer's own attributes laid over it, becomes another. Where those are
-- stated and its own split stays, they are the cause.
CREATE TABLE basket_split AS
SELECT b.basket, p.attributes, row_number() OVER () AS split_no
FROM (SELECT DISTINCT basket FROM basket_line) b
JOIN basket USING (basket)
JOIN (
    SELECT items, discounts, attributes FROM point WHERE counts
    UNION
    SELECT items, discounts, laid FROM laid_point WHERE counts
) p
    ON p.items = basket.items AND p.discounts = basket.discounts;

-- Baskets of other prices or order may come to the same lines: the same lines are the same split.
CREATE TABLE named_split AS
WITH text AS (
    SELECT s.basket, s.attributes,
        string_agg(concat_ws('|', escaped(plan), coalesce('=' || escaped(product), ''), unit, count, currency, mrr), ';'
            ORDER BY plan, product NULLS FIRST, unit_order, count, currency) AS lines
    FROM basket_split s JOIN basket_line USING (basket)
    GROUP BY s.basket, s.attributes
)
SELECT basket, attributes, dense_rank() OVER (ORDER BY lines, attributes) AS split FROM text;

CREATE TABLE split_line AS
SELECT DISTINCT n.split, n.attributes, l.plan, l.product, l.unit, l.unit_order, l.count, l.currency, l.mrr
FROM named_split n JOIN basket_line l USING (basket);

CREATE TABLE change AS
WITH standing AS (
    SELECT p.* EXCLUDE (items, discounts), CASE WHEN p.counts THEN coalesce(n.split, 0) ELSE 0 END AS split,
        CASE WHEN p.counts THEN coalesce(o.split, 0) ELSE 0 END AS own
    FROM laid_point p
    LEFT JOIN basket b ON p.counts AND b.items = p.items AND b.discounts = p.discounts
    LEFT JOIN named_split n ON n.basket = b.basket AND n.attributes = p.laid
    LEFT JOIN named_split o ON o.basket = b.basket AND o.attributes = p.attributes
), compared AS (
    SELECT *, coalesce(lag(split) OVER subscription_order, 0) AS before,
        stated_id IS NOT NULL AND own = coalesce(lag(own) OVER subscription_order, 0) AS by_attributes
    FROM standing
    WINDOW subscription_order AS (PARTITION BY customer, subscription ORDER BY at_ms)
)
SELECT * REPLACE (
    CASE WHEN by_attributes THEN 'attributes' ELSE cause END AS cause,
    CASE WHEN by_attributes THEN stated_id ELSE event_id END AS event_id)
FROM compared
WHERE split <> before;

-- A step is an instant where the MRR in some currency changes; where only the split does it is a transfer.
CREATE TABLE moment AS
WITH split_mrr AS (
    SELECT split, currency, sum(mrr) AS mrr FROM split_line GROUP BY ALL
), delta AS (
    SELECT customer, at_ms, currency, sum(mrr) AS delta
    FROM (
        SELECT c.customer, c.at_ms, m.currency, m.mrr FROM change c JOIN split_mrr m ON m.split = c.split
        UNION ALL
        SELECT c.customer, c.at_ms, m.currency, -m.mrr FROM change c JOIN split_mrr m ON m.split = c.before
    )
    GROUP BY ALL
)
SELECT customer, at_ms, bool_or(delta <> 0) AS is_step FROM delta GROUP BY ALL;
