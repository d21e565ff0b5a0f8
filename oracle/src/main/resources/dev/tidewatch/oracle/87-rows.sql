-- The rows: of each segment, window and day.
-- The window runs from the end of its start day to the end of the day. Rows: every day from the first on which anything counts
-- in the segment to the last whose end the clock has passed, and the live row, of the day of the clock itself. A movement that
-- waits for a rate is worth nothing to a segment yet, but has MRR in its own currency there.
CREATE TABLE window_day AS
WITH shown AS (
    SELECT day, false AS live FROM calendar, as_of WHERE ends < as_of.at_ms
    UNION ALL
    SELECT day, true FROM calendar, as_of WHERE as_of.live AND starts <= as_of.at_ms AND as_of.at_ms < ends
)
SELECT w.name AS span, day, live, w.start AS start_day
FROM shown, LATERAL (
    SELECT unnest(['P1D', 'P7D', 'P30D', 'P90D', 'P365D', 'MTD', 'QTD', 'YTD']) AS name,
        unnest([day - 1, day - 7, day - 30, day - 90, day - 365, (date_trunc('month', day)::DATE) - 1,
            (date_trunc('quarter', day)::DATE) - 1, (date_trunc('year', day)::DATE) - 1]) AS start) w;

CREATE TABLE window_row AS
WITH first AS (
    SELECT segment, min(day) AS day
    FROM (SELECT segment, day FROM flow WHERE amount > 0 OR entering > 0 OR leaving > 0
        UNION ALL SELECT segment, day FROM own_mrr
        UNION ALL SELECT segment, day FROM counted)
    GROUP BY segment
)
SELECT f.segment, w.span, w.day, w.live, w.start_day
FROM first f JOIN window_day w ON w.day >= f.day;
