-- Accepted events: inputs less dead letters.
-- An event counts if at least one of its arrivals (same topic, key and content) is no dead letter other than CONFLICT: the
-- bag of what arrived less the bag of what was refused. Where it arrived in the order does not matter.
CREATE TABLE accepted AS
WITH arrived AS (
    SELECT topic, key, content, min(partition) AS partition, count(*) AS arrivals FROM arrival GROUP BY topic, key, content
), refused AS (
    SELECT topic, key, content, count(*) AS letters FROM letter WHERE reason <> 'CONFLICT' GROUP BY topic, key, content
)
SELECT a.topic, a.partition, a.key, a.content
FROM arrived a
LEFT JOIN refused r ON r.topic = a.topic AND r.key = a.key AND r.content = a.content
WHERE a.arrivals > coalesce(r.letters, 0);

-- What people did about alerts, each for itself: a repeat says the same.
CREATE TABLE action AS
SELECT content ->> '$.alertId' AS alert_id, instant(content ->> '$.occurredAt') AS at_ms, content ->> '$.outcome' AS resolution
FROM accepted
WHERE topic = 'alert-actions' AND content ->> '$.alertId' IS NOT NULL;

-- Of several contents of one eventId of a customer, the one with the smaller canonical JSON. What is no record has no eventId.
CREATE TABLE event AS
SELECT key AS customer, content ->> '$.eventId' AS event_id, min(partition) AS partition, min(content) AS content
FROM accepted
WHERE topic = 'subscription-events' AND content ->> '$.eventId' IS NOT NULL
GROUP BY key, content ->> '$.eventId';

-- Of several rates of one currency and date, the one published last; of those, the larger.
CREATE TABLE rate AS
SELECT currency, date, rate
FROM (
    SELECT content ->> '$.currency' AS currency, (content ->> '$.date')::DATE AS date,
        nanos(content ->> '$.rate') AS rate, instant(content ->> '$.publishedAt') AS published_at
    FROM accepted
    WHERE topic = 'fx-rates'
)
QUALIFY row_number() OVER (PARTITION BY currency, date ORDER BY published_at DESC, rate DESC) = 1;

-- Invoices paid, above 0. Of several contents of one eventId of a customer's billing events the first of this order stays.
CREATE TABLE purchase AS
WITH said AS (
    SELECT key AS customer, content ->> '$.eventId' AS event_id, instant(content ->> '$.occurredAt') AS at_ms,
        content ->> '$.type' AS type, content ->> '$.invoiceId' AS invoice,
        micros(coalesce(content ->> '$.amount', '0')) AS amount, content ->> '$.currency' AS currency,
        content ->> '$.failureCode' AS failure
    FROM accepted
    WHERE topic = 'billing-events' AND content ->> '$.eventId' IS NOT NULL
), held AS (
    FROM said
    QUALIFY row_number() OVER (PARTITION BY customer, event_id
        ORDER BY at_ms, list_position(['PAYMENT_FAILED', 'INVOICE_PAID', 'REFUNDED', 'DISPUTE_OPENED', 'DISPUTE_LOST',
            'DISPUTE_WON', 'UNCOLLECTIBLE', 'INVOICE_VOIDED', 'PAYMENT_METHOD_EXPIRING', 'PAYMENT_METHOD_UPDATED',
            'PAYMENT_METHOD_REMOVED'], type), invoice NULLS FIRST, amount, currency NULLS FIRST, failure NULLS FIRST) = 1
)
SELECT customer, at_ms FROM held WHERE type = 'INVOICE_PAID' AND amount > 0;

-- Scores given, each for itself: a repeat of one says the same.
CREATE TABLE answer AS
SELECT key AS customer, instant(content ->> '$.occurredAt') AS at_ms, content ->> '$.kind' AS kind,
    (content ->> '$.score')::INTEGER AS score, coalesce((content ->> '$.scaleMax')::INTEGER, 5) AS scale_max
FROM accepted
WHERE topic = 'feedback-events' AND content ->> '$.kind' IN ('NPS', 'CSAT') AND content ->> '$.score' IS NOT NULL;
