-- What views.sql needs and each database spells in its own way; this is DuckDB's.
-- ratio divides two decimals exactly and rounds once, HALF_UP, to 6 places; it is null where the divisor is not above 0.
CREATE OR REPLACE MACRO millionths(amount) AS CAST(amount * 1000000 AS HUGEINT);
CREATE OR REPLACE MACRO half_up(dividend, divisor) AS
    sign(dividend) * ((2 * abs(dividend) + divisor) // (2 * divisor));
CREATE OR REPLACE MACRO ratio(dividend, divisor) AS
    CASE WHEN divisor > 0 THEN
        CAST(CAST(half_up(millionths(dividend) * 1000000, millionths(divisor)) AS DECIMAL(38, 0)) * 0.000001 AS DECIMAL(38, 6)) END;
