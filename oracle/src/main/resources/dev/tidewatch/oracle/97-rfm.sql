-- How customers rank by what they paid, as published at the end of a replay: the variable health is the path. How many invoices and when
-- the newest was paid is recomputed; how much was received is taken from the record, and ranked.
CREATE TABLE published_health AS
WITH record AS (
    SELECT unnest(value)
    FROM read_json(getvariable('health'), format = 'newline_delimited', columns = {value: 'STRUCT(customerId VARCHAR,
        invoicesPaid BIGINT, lastPaidAt VARCHAR, lifetimePaid VARCHAR, recency INTEGER, frequency INTEGER, monetary INTEGER)'})
    WHERE value IS NOT NULL
)
SELECT "customerId" AS customer, "invoicesPaid" AS invoices, instant("lastPaidAt") AS last_at, micros("lifetimePaid") AS received,
    recency, frequency, monetary
FROM record;

CREATE TABLE payer AS
SELECT customer, max(at_ms) AS last_at, max(day) AS last_day, count(*) AS invoices FROM conduct WHERE kind = 'PAID' GROUP BY customer;

-- Of each dimension a value that is larger the better, and one that says which values are alike where there are 10,000 or more: a
-- day by itself; of a number the doubling that it is in, in sixteen parts, whole numbers below 32 apart.
CREATE TABLE ranked AS
WITH named AS (
    SELECT customer, 'recency' AS dimension, epoch_ms(last_day::TIMESTAMP) // 86400000 AS v FROM payer
    UNION ALL SELECT customer, 'frequency', invoices FROM payer
    UNION ALL SELECT customer, 'monetary', half_up(h.received, 10000) FROM payer JOIN published_health h USING (customer)
)
SELECT customer, dimension, v::BIGINT AS v, CASE WHEN dimension = 'recency' THEN [0, v::BIGINT] WHEN v < 32 THEN [0, greatest(v, 0)::BIGINT]
    ELSE [length(bin(v::BIGINT)), v::BIGINT >> (length(bin(v::BIGINT)) - 5)] END AS alike
FROM named;

-- A number scores one more for each quantile that it is above. Of recency it is the other way round: fewer days since are better, and
-- the score is one less for each quantile of days since that it is above.
CREATE TABLE score AS
WITH lists AS (
    SELECT dimension, count(*) AS n, list(CASE WHEN dimension = 'recency' THEN -v ELSE v END ORDER BY CASE WHEN dimension = 'recency'
        THEN -v ELSE v END) AS vs
    FROM ranked GROUP BY dimension
), bounds AS (
    SELECT dimension, n, list_transform([1, 2, 3, 4], lambda k: 5 * vs[(n - 1) * k // 5 + 1]
        + (n - 1) * k % 5 * (vs[least((n - 1) * k // 5 + 2, n)] - vs[(n - 1) * k // 5 + 1])) AS fifths
    FROM lists
), lower AS (
    SELECT dimension, alike, coalesce(sum(count(*)) OVER (PARTITION BY dimension ORDER BY alike
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS customers
    FROM ranked GROUP BY dimension, alike
)
SELECT customer, dimension, CASE WHEN n >= 10000 THEN 1 + 5 * customers // n
    WHEN dimension = 'recency' THEN 5 - len(list_filter(fifths, lambda b: -5 * v > b))
    ELSE 1 + len(list_filter(fifths, lambda b: 5 * v > b)) END AS score
FROM ranked JOIN bounds USING (dimension) JOIN lower USING (dimension, alike);

INSERT INTO difference
WITH recomputed AS (
    SELECT p.customer, p.invoices, p.last_at, p.last_day, any_value(s.score) FILTER (dimension = 'recency') AS recency,
        any_value(s.score) FILTER (dimension = 'frequency') AS frequency, any_value(s.score) FILTER (dimension = 'monetary') AS monetary
    FROM payer p LEFT JOIN score s USING (customer) GROUP BY p.customer, p.invoices, p.last_at, p.last_day
), beside AS (
    SELECT coalesce(p.customer, r.customer) AS customer, coalesce(r.last_day::VARCHAR, 'never paid') AS day, unnest([
        {name: 'invoicesPaid', published: p.invoices::VARCHAR, recomputed: r.invoices::VARCHAR},
        {name: 'lastPaidAt', published: instant_text(p.last_at), recomputed: instant_text(r.last_at)},
        {name: 'recency', published: p.recency::VARCHAR, recomputed: r.recency::VARCHAR},
        {name: 'frequency', published: p.frequency::VARCHAR, recomputed: r.frequency::VARCHAR},
        {name: 'monetary', published: p.monetary::VARCHAR, recomputed: r.monetary::VARCHAR}]) AS field
    FROM (FROM published_health WHERE invoices > 0 OR recency IS NOT NULL) p FULL JOIN recomputed r USING (customer)
)
SELECT customer, day, field.name, field.published, field.recomputed, 'health'
FROM beside WHERE field.published IS DISTINCT FROM field.recomputed;
