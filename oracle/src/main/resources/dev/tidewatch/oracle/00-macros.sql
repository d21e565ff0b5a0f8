-- Exact numbers.
-- Amounts are whole millionths (micros), instants whole milliseconds since 1970, both integers. Nothing here is ever a
-- binary floating point number: no division but the whole one, no literal with an exponent.

-- A quotient rounded HALF_UP: to the nearest integer, a tie away from zero. The divisor is positive.
CREATE MACRO half_up(n, d) AS
    CASE WHEN n < 0 THEN -((2 * -n + d) // (2 * d)) ELSE (2 * n + d) // (2 * d) END;

-- A ratio with 6 places, in millionths; null where the denominator is 0 or unknown.
CREATE MACRO ratio(n, d) AS
    CASE WHEN d > 0 THEN half_up(n::HUGEINT * 1000000, d::HUGEINT) END;

-- Decimal text as an integer of its last place: '49.5' with 6 places is 49500000.
CREATE MACRO micros(text) AS replace((text::DECIMAL(38, 6))::VARCHAR, '.', '')::HUGEINT;
CREATE MACRO nanos(text) AS replace((text::DECIMAL(38, 9))::VARCHAR, '.', '')::HUGEINT;
CREATE MACRO price(text) AS replace((text::DECIMAL(38, 14))::VARCHAR, '.', '')::HUGEINT;

-- The way back, as records and rows show it: -1500000 is '-1.500000'.
CREATE MACRO amount_text(m) AS
    CASE WHEN m < 0 THEN '-' ELSE '' END || (abs(m) // 1000000)::VARCHAR || '.' || lpad((abs(m) % 1000000)::VARCHAR, 6, '0');
CREATE MACRO rate_text(r) AS
    (r // 1000000000)::VARCHAR || '.' || lpad((r % 1000000000)::VARCHAR, 9, '0');

-- '2026-03-01T00:00:00Z' in milliseconds, and the form that a movementId has.
CREATE MACRO instant(text) AS epoch_ms(text::TIMESTAMP);
CREATE MACRO instant_text(ms) AS strftime(make_timestamp_ms(ms), '%Y-%m-%dT%H:%M:%S.%gZ');

-- The value of a segment keeps |, = and % apart from those of the row's key.
CREATE MACRO escaped(text) AS replace(replace(replace(text, '%', '%25'), '|', '%7C'), '=', '%3D');
