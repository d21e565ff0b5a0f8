-- Customers' own attributes, laid over those of each point.
-- Of several contents of one eventId the smaller canonical JSON. The order is (occurredAt, sequence with null first, eventId as
-- bytes); of those at one instant only the last exists. They are in force from their own instant until the next: the
-- customer's value wins, an attribute that the customer does not state stays the subscription's.
CREATE TABLE stated AS
WITH said AS (
    SELECT key AS customer, content ->> '$.eventId' AS event_id, min(content) AS content
    FROM accepted
    WHERE topic = 'customer-events' AND content ->> '$.eventId' IS NOT NULL
    GROUP BY key, content ->> '$.eventId'
)
SELECT customer, event_id, instant(content ->> '$.occurredAt') AS at_ms, coalesce(content ->> '$.attributes', '{}') AS attributes
FROM said
QUALIFY row_number() OVER (PARTITION BY customer, instant(content ->> '$.occurredAt')
    ORDER BY (content ->> '$.sequence')::BIGINT DESC NULLS LAST, event_id DESC) = 1;

CREATE MACRO laid_over(own, customers) AS (
    SELECT '{' || array_to_string(list_transform(
        list_sort(map_keys(m)), lambda k: to_json(k) || ':' || to_json(m[k])), ',') || '}'
    FROM (SELECT map_concat(from_json(own, '"MAP(VARCHAR, VARCHAR)"'), from_json(customers, '"MAP(VARCHAR, VARCHAR)"')) AS m));

-- Where attributes are stated, what was in force before goes on, with them. Of customers without any nothing is laid over.
CREATE TABLE laid_point AS
WITH asked AS (
    SELECT customer, subscription, at_ms FROM point SEMI JOIN stated USING (customer)
    UNION
    SELECT customer, subscription, s.at_ms
    FROM stated s JOIN (SELECT DISTINCT customer, subscription FROM point) USING (customer)
), found AS (
    SELECT p.* EXCLUDE (at_ms), a.at_ms
    FROM asked a
    ASOF JOIN point p ON p.customer = a.customer AND p.subscription = a.subscription AND p.at_ms <= a.at_ms
)
SELECT f.*, CASE WHEN s.customer IS NULL THEN f.attributes ELSE laid_over(f.attributes, s.attributes) END AS laid,
    CASE WHEN s.at_ms = f.at_ms THEN s.event_id END AS stated_id
FROM found f
ASOF LEFT JOIN stated s ON s.customer = f.customer AND s.at_ms <= f.at_ms
UNION ALL BY NAME
SELECT *, attributes AS laid, NULL AS stated_id FROM point ANTI JOIN stated USING (customer);
