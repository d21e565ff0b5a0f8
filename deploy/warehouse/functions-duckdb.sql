-- What views.sql needs and each database spells in its own way; this is DuckDB's.
-- ratio divides two decimals exactly and rounds once, HALF_UP, to 6 places; it is null where the divisor is not above 0.
CREATE OR REPLACE MACRO ratio(dividend, divisor) AS
    CASE WHEN (divisor) > 0 THEN CAST(CAST(
        sign(CAST((dividend) * 1000000 AS HUGEINT)) * ((2000000 * abs(CAST((dividend) * 1000000 AS HUGEINT)) + CAST((divisor) * 1000000 AS HUGEINT)) // (2 * CAST((divisor) * 1000000 AS HUGEINT)))
    AS DECIMAL(38, 0)) * 0.000001 AS DECIMAL(38, 6)) END;
