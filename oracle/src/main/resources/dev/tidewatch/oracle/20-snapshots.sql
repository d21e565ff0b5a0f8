-- Snapshots of each subscription, in order.
-- The order is (occurredAt, sequence with null first, rank of type, eventId as bytes); of those at one instant only the last
-- exists. A snapshot decides from its own instant until the next one.
CREATE TABLE type_rank AS
SELECT unnest AS type, row_number() OVER () AS rank
FROM unnest(['CREATED', 'TRIAL_STARTED', 'ACTIVATED', 'CHANGED', 'RENEWED', 'RESUMED', 'PAST_DUE', 'PAUSED',
    'CANCEL_UNSCHEDULED', 'CANCEL_SCHEDULED', 'CANCELED']);

CREATE TABLE existing AS
WITH said AS (
    SELECT customer, content ->> '$.subscriptionId' AS subscription, event_id, partition,
        instant(content ->> '$.occurredAt') AS at_ms, (content ->> '$.sequence')::BIGINT AS sequence,
        content ->> '$.type' AS type, content ->> '$.status' AS status, content -> '$.items' AS items,
        content -> '$.discounts' AS discounts, instant(content ->> '$.cancelAt') AS cancel_at,
        instant(content ->> '$.currentPeriodEndsAt') AS period_ends_at,
        content ->> '$.cancellation.reason' AS reason, content ->> '$.cancellation.feedback' AS feedback,
        coalesce(content ->> '$.attributes', '{}') AS attributes
    FROM event
)
SELECT s.*
FROM said s JOIN type_rank USING (type)
QUALIFY row_number() OVER (
    PARTITION BY customer, subscription, at_ms ORDER BY sequence DESC NULLS LAST, rank DESC, event_id DESC) = 1;

-- Beside each: when the next one is, when it ends, when its unbroken run of PAST_DUE began and comes to its deadline.
CREATE TABLE snapshot AS
WITH runs AS (
    SELECT *, lead(at_ms) OVER subscription_order AS next_at,
        count(*) FILTER (status <> 'PAST_DUE') OVER subscription_order AS run
    FROM existing
    WINDOW subscription_order AS (PARTITION BY customer, subscription ORDER BY at_ms)
)
SELECT r.* EXCLUDE (run),
    CASE WHEN cancel_at IS NULL THEN NULL
        WHEN recognition = 'requested' THEN r.at_ms ELSE greatest(r.at_ms, cancel_at) END AS ends_at,
    CASE WHEN status = 'PAST_DUE' THEN
        min(r.at_ms) FILTER (status = 'PAST_DUE') OVER (PARTITION BY customer, subscription, run) + delinquency_ms
    END AS deadline,
    status = 'ACTIVE' OR status = 'PAST_DUE' AND pastdue_counts AS counting,
    pastdue_counts, c.at_ms AS clock
FROM runs r JOIN clock c USING (partition), settings;
