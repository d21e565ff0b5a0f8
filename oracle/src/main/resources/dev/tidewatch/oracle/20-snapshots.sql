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
        instant(content ->> '$.currentPeriodEndsAt') AS period_ends_at, instant(content ->> '$.trialEndsAt') AS trial_ends_at,
        content ->> '$.cancellation.reason' AS reason, content ->> '$.cancellation.feedback' AS feedback,
        coalesce(content ->> '$.attributes', '{}') AS attributes
    FROM event
)
SELECT s.*
FROM said s JOIN type_rank USING (type)
QUALIFY row_number() OVER (
    PARTITION BY customer, subscription, at_ms ORDER BY sequence DESC NULLS LAST, rank DESC, event_id DESC) = 1;

-- Beside each: whether the subscription lives anew with it (it is the first, or the one before was CANCELED or has reached its
-- cancelAt) and when that life began; its term, a cancelAt that nobody says was requested; and whether it is sold until then: its life
-- began with a term, this is the latest one so far, and no snapshot before had no end or asked for one that is not earlier.
CREATE TABLE placed AS
WITH carrying AS (
    SELECT *, CASE WHEN status <> 'CANCELED' AND coalesce(reason, '') <> 'REQUESTED' THEN cancel_at END AS term,
        lag(status) OVER subscription_order IS NULL OR lag(status) OVER subscription_order = 'CANCELED'
            OR coalesce(lag(cancel_at) OVER subscription_order <= at_ms, false) AS begins
    FROM existing
    WINDOW subscription_order AS (PARTITION BY customer, subscription ORDER BY at_ms)
), living AS (
    SELECT *, max(at_ms) FILTER (begins) OVER subscription_order AS began_at
    FROM carrying
    WINDOW subscription_order AS (PARTITION BY customer, subscription ORDER BY at_ms)
), longest AS (
    SELECT *, max(term) OVER life_order AS longest_term
    FROM living
    WINDOW life_order AS (PARTITION BY customer, subscription, began_at ORDER BY at_ms)
)
SELECT * EXCLUDE (longest_term), coalesce(term = longest_term, false) AND NOT bool_or(
        cancel_at IS NULL OR term IS NULL AND cancel_at >= coalesce(longest_term, 0)) OVER life_order AS fixed_term
FROM longest
WINDOW life_order AS (PARTITION BY customer, subscription, began_at ORDER BY at_ms);

-- Of each run, which is those in a row that have a term, none earlier than the one before and all sold until it or all not: its last term,
-- and the snapshot behind it.
CREATE TABLE term_run AS
WITH beside AS (
    SELECT *, begins OR coalesce(term < lag(term) OVER subscription_order OR fixed_term <> lag(fixed_term) OVER subscription_order, true)
        AS starts_run
    FROM placed
    WINDOW subscription_order AS (PARTITION BY customer, subscription ORDER BY at_ms)
), running AS (
    SELECT *, count(*) FILTER (starts_run) OVER subscription_order AS term_run
    FROM beside
    WINDOW subscription_order AS (PARTITION BY customer, subscription ORDER BY at_ms)
), whole AS (
    SELECT customer, subscription, term_run, min(at_ms) AS at_ms, max(term) AS last_term, arg_min(status, at_ms) AS status,
        arg_min(coalesce(cancel_at, 9223372036854775807), at_ms) AS cancel_at
    FROM running
    GROUP BY ALL
), behind AS (
    SELECT customer, subscription, term_run, last_term, lead(at_ms) OVER run_order AS behind_at, lead(status) OVER run_order AS behind_status,
        lead(cancel_at) OVER run_order AS behind_cancel_at
    FROM whole
    WINDOW run_order AS (PARTITION BY customer, subscription ORDER BY term_run)
)
SELECT r.customer, r.subscription, r.at_ms, coalesce(behind_at >= last_term AND behind_at < last_term + 24 * 3600000
        AND behind_status <> 'CANCELED' AND behind_cancel_at > behind_at, false) AS next_phase
FROM running r JOIN behind USING (customer, subscription, term_run);

-- Beside each: when the next one is, when it ends, when its unbroken run of PAST_DUE began and comes to its deadline.
-- A cancelAt to come takes effect at its own time; where requests count, at once, unless the subscription is sold until then (then at its
-- own time) or the snapshot behind its run goes on within a day after it (then never).
CREATE TABLE snapshot AS
WITH runs AS (
    SELECT p.*, r.next_phase,
        lead(p.at_ms) OVER subscription_order AS next_at,
        count(*) FILTER (status <> 'PAST_DUE') OVER subscription_order AS run
    FROM placed p JOIN term_run r USING (customer, subscription, at_ms)
    WINDOW subscription_order AS (PARTITION BY p.customer, p.subscription ORDER BY p.at_ms)
)
SELECT r.* EXCLUDE (run, term, fixed_term, next_phase, begins),
    CASE WHEN cancel_at IS NULL THEN NULL
        WHEN cancel_at <= r.at_ms OR recognition = 'effective_end' THEN greatest(r.at_ms, cancel_at)
        WHEN term IS NOT NULL AND next_phase THEN NULL
        WHEN fixed_term THEN cancel_at
        ELSE r.at_ms END AS ends_at,
    CASE WHEN status = 'PAST_DUE' THEN
        min(r.at_ms) FILTER (status = 'PAST_DUE') OVER (PARTITION BY customer, subscription, run) + delinquency_ms
    END AS deadline,
    status = 'ACTIVE' OR status = 'PAST_DUE' AND pastdue_counts AS counting,
    pastdue_counts, c.at_ms AS clock
FROM runs r JOIN clock c USING (partition), settings;
