-- What each leg is booked at in the reporting currency.
-- Of one customer and currency B is what is booked, 0 at first, and a leg may wait for its rate:
--   increase: rate known: reporting = round(amount x rate), B grows by it; unknown: reporting null, it waits
--   decrease: taken = all of B when the currency falls to 0, else round(B x |amount| / before); reporting = -taken; null where
--             it waits and nothing is taken; falling to 0 ends the waiting
--   equal:    reporting 0
-- The reporting currency itself is worth 1. Any other rate is the newest of that day or before, not older than the limit.
CREATE TABLE day_rate AS
SELECT c.currency, d.day, r.date, CASE WHEN d.day - r.date <= fx_max_age_days THEN r.rate END AS rate
FROM (SELECT DISTINCT currency FROM leg, settings WHERE currency <> reporting_currency) c
CROSS JOIN calendar d
ASOF JOIN rate r ON r.currency = c.currency AND r.date <= d.day, settings;

INSERT INTO day_rate SELECT reporting_currency, day, NULL, 1000000000 FROM calendar, settings;

CREATE TABLE booked_leg AS
WITH RECURSIVE turn AS (
    SELECT l.customer, l.currency, l.nth, l.mrr_before, l.mrr_after, r.rate, r.date,
        row_number() OVER (PARTITION BY l.customer, l.currency ORDER BY l.nth) AS turn
    FROM leg l LEFT JOIN day_rate r ON r.currency = l.currency AND r.day = l.day
), booking AS (
    SELECT customer, currency, 0::BIGINT AS turn, 0::BIGINT AS nth, NULL::HUGEINT AS reporting, 0::HUGEINT AS booked_before,
        0::HUGEINT AS booked, false AS waiting, NULL::HUGEINT AS fx_rate, NULL::DATE AS fx_date
    FROM turn WHERE turn = 1
    UNION ALL
    SELECT customer, currency, turn, nth,
        CASE WHEN mrr_after > mrr_before THEN gain
            WHEN mrr_after = mrr_before THEN 0
            WHEN waiting AND taken = 0 THEN NULL
            ELSE -taken END,
        booked,
        CASE WHEN mrr_after > mrr_before THEN booked + coalesce(gain, 0)
            WHEN mrr_after = mrr_before THEN booked
            ELSE booked - taken END,
        CASE WHEN mrr_after > mrr_before THEN waiting OR gain IS NULL ELSE waiting AND mrr_after > 0 END,
        CASE WHEN mrr_after > mrr_before THEN rate END,
        CASE WHEN mrr_after > mrr_before AND rate IS NOT NULL THEN date END
    FROM (
        SELECT t.*, b.booked, b.waiting,
            half_up((t.mrr_after - t.mrr_before) * t.rate, 1000000000::HUGEINT) AS gain,
            CASE WHEN t.mrr_after = 0 THEN b.booked
                WHEN t.mrr_before > 0 THEN half_up(b.booked * (t.mrr_before - t.mrr_after), t.mrr_before) END AS taken
        FROM booking b JOIN turn t ON t.customer = b.customer AND t.currency = b.currency AND t.turn = b.turn + 1
    )
)
SELECT * FROM booking WHERE turn > 0;

-- What is booked, spread over the currency's lines in their order by cumulative rounding: the parts add up exactly.
CREATE TABLE booked_line AS
WITH running AS (
    SELECT l.*, b.turn, b.booked, g.mrr_after, g.day,
        sum(l.after) OVER (PARTITION BY l.customer, l.nth, l.currency
            ORDER BY subscription, plan, product NULLS FIRST, unit_order, count, attributes) AS up_to
    FROM leg_line l
    JOIN leg g USING (customer, nth, currency)
    JOIN booked_leg b USING (customer, nth, currency)
    WHERE l.after > 0
)
SELECT customer, nth, currency, turn, day, subscription, plan, product, unit, unit_order, count, attributes, after AS mrr,
    half_up(booked * up_to, mrr_after) - half_up(booked * (up_to - after), mrr_after) AS booked
FROM running;
