-- How much of what counts is in each window.
-- A day d is in the window of D if start(D) < d <= D: from d on, until the first day whose window starts on d or later.
CREATE TABLE turn_of AS
WITH looked AS (
    SELECT c.*, w.span, least(c.ends, w.leaves) AS until
    FROM counted c, LATERAL (
        SELECT unnest(['P1D', 'P7D', 'P30D', 'P90D', 'P365D', 'MTD', 'QTD', 'YTD']) AS span,
            unnest([c.day + 1, c.day + 7, c.day + 30, c.day + 90, c.day + 365,
                (date_trunc('month', c.day) + INTERVAL 1 MONTH)::DATE, (date_trunc('quarter', c.day) + INTERVAL 3 MONTH)::DATE,
                (date_trunc('year', c.day) + INTERVAL 1 YEAR)::DATE]) AS leaves) w
    WHERE c.begins < least(c.ends, w.leaves)
)
SELECT segment, span, measure, value, day, sum(n) AS n, sum(mrr) AS mrr
FROM (SELECT segment, span, measure, value, begins AS day, n, mrr FROM looked
    UNION ALL SELECT segment, span, measure, value, until, -n, -mrr FROM looked)
GROUP BY ALL
HAVING sum(n) <> 0 OR sum(mrr) <> 0;

CREATE TABLE tally AS
WITH lasting AS (
    SELECT segment, span, measure, value, day AS begins, coalesce(lead(day) OVER in_order, forever()) AS ends,
        sum(n) OVER in_order AS n, sum(mrr) OVER in_order AS mrr
    FROM turn_of
    WINDOW in_order AS (PARTITION BY segment, span, measure, value ORDER BY day)
)
SELECT l.segment, l.span, w.day, l.measure, l.value, l.n, l.mrr
FROM lasting l JOIN window_day w ON w.span = l.span AND w.day >= l.begins AND w.day < l.ends
WHERE l.n <> 0;

-- One row for each row of figures where anything of it counts; splits as text, in their order.
CREATE TABLE window_tally AS
WITH said AS (
    SELECT segment, span, day, measure, n,
        CASE WHEN measure LIKE 'churnBy%' THEN value || ' ' || n || ' ' || amount_text(mrr) END AS slice,
        CASE WHEN measure = 'churnByTenure'
            THEN list_position(['0-7', '8-30', '31-90', '91-365', '366+'], value)::VARCHAR ELSE value END AS place
    FROM tally
)
SELECT segment, span, day,
    max(n) FILTER (measure = 'expandedCustomers') AS "expandedCustomers",
    max(n) FILTER (measure = 'contractedCustomers') AS "contractedCustomers",
    max(n) FILTER (measure = 'churnedCustomers') AS "churnedCustomers",
    max(n) FILTER (measure = 'reactivatedCustomers') AS "reactivatedCustomers",
    string_agg(slice, '; ' ORDER BY place) FILTER (measure = 'churnByKind') AS "churnByKind",
    string_agg(slice, '; ' ORDER BY place) FILTER (measure = 'churnByReason') AS "churnByReason",
    string_agg(slice, '; ' ORDER BY place) FILTER (measure = 'churnByPlan') AS "churnByPlan",
    string_agg(slice, '; ' ORDER BY place) FILTER (measure = 'churnByTenure') AS "churnByTenure",
    max(n) FILTER (measure = 'trialsStarted') AS "trialsStarted",
    coalesce(max(n) FILTER (measure = 'trialsStartedConverted'), 0) AS "trialsStartedConverted",
    max(n) FILTER (measure = 'trialsEnded') AS "trialsEnded",
    coalesce(max(n) FILTER (measure = 'trialsConverted'), 0) AS "trialsConverted",
    max(n) FILTER (measure = 'npsResponses') AS "npsResponses",
    coalesce(max(n) FILTER (measure = 'promoters'), 0) AS promoters,
    coalesce(max(n) FILTER (measure = 'detractors'), 0) AS detractors,
    max(n) FILTER (measure = 'csatResponses') AS "csatResponses",
    coalesce(max(n) FILTER (measure = 'content'), 0) AS content,
    max(n) FILTER (measure = 'payingCustomers') AS "payingCustomers",
    coalesce(max(n) FILTER (measure = 'repeatCustomers'), 0) AS "repeatCustomers",
    max(n) FILTER (measure = 'paidInvoices') AS "paidInvoices"
FROM said
GROUP BY segment, span, day;
