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

-- Months since the year 0.
CREATE MACRO month_number(ms) AS year(make_timestamp_ms(ms)) * 12 + month(make_timestamp_ms(ms)) - 1;

-- The largest multiple of a step that is not above a number.
CREATE MACRO steps_below(n, step) AS n - (n % step + step) % step;

-- An instant so many months behind an anchor, on the last day where the month is too short; null behind the year 9999.
CREATE MACRO months_behind(anchor, months) AS
    CASE WHEN abs(months) < 120000 AND year(make_timestamp_ms(anchor) + to_months(months::INTEGER)) <= 9999
        THEN epoch_ms(make_timestamp_ms(anchor) + to_months(months::INTEGER)) END;

-- The first boundary of periods at or after an instant: of so many months, or of so many days.
CREATE MACRO boundary_from(anchor, step, by_months, since) AS
    CASE WHEN by_months THEN
        CASE WHEN months_behind(anchor, steps_below(month_number(since) - month_number(anchor), step)) >= since
            THEN months_behind(anchor, steps_below(month_number(since) - month_number(anchor), step))
            ELSE months_behind(anchor, steps_below(month_number(since) - month_number(anchor), step) + step) END
    ELSE CASE WHEN year(make_timestamp_ms(anchor - steps_below(anchor - since, step * 24 * 3600000))) <= 9999
        THEN anchor - steps_below(anchor - since, step * 24 * 3600000) END
    END;

-- The first 32 bits of MD5, as a number.
CREATE MACRO first_bits(text) AS ('0x' || md5(text)[:8])::BIGINT;

-- The value of a segment keeps |, = and % apart from those of the row's key.
CREATE MACRO escaped(text) AS replace(replace(replace(text, '%', '%25'), '|', '%7C'), '=', '%3D');
