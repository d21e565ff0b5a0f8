-- What views.sql needs and each database spells in its own way; this is PostgreSQL's.
-- ratio divides two decimals exactly and rounds once, HALF_UP, to 6 places; it is null where the divisor is not above 0.
CREATE OR REPLACE FUNCTION ratio(dividend NUMERIC, divisor NUMERIC) RETURNS NUMERIC LANGUAGE SQL IMMUTABLE AS
    'SELECT CASE WHEN CAST(divisor AS NUMERIC) > 0 THEN CAST(
        sign(CAST(dividend AS NUMERIC)) * div(2000000 * abs(CAST(dividend AS NUMERIC)) + CAST(divisor AS NUMERIC), 2 * CAST(divisor AS NUMERIC)) * 0.000001
    AS NUMERIC(38, 6)) END';
