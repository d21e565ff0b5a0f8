-- The grades that the API tells of what was published; the variable grades is the path of a file of them, a line for each window, kind and
-- rule. The rules are docs/alerts.md, "Grades".
CREATE TABLE published_grade AS
FROM read_json(getvariable('grades'), format = 'newline_delimited', columns = {"window": 'VARCHAR', day: 'DATE', kind: 'VARCHAR',
    rule: 'VARCHAR', heldOut: 'BOOLEAN', alerts: 'BIGINT', episodes: 'BIGINT', "right": 'BIGINT', "precision": 'VARCHAR', undecided: 'BIGINT',
    medianLeadDays: 'VARCHAR', mrrLost: 'VARCHAR', baseRate: 'VARCHAR', lift: 'VARCHAR', burden: 'VARCHAR', came: 'BIGINT',
    warned: 'BIGINT', recall: 'VARCHAR', warnedUndecided: 'BIGINT', recallUndecided: 'VARCHAR', mrrCame: 'VARCHAR',
    mrrWarned: 'VARCHAR', mrrRecall: 'VARCHAR', actedOn: 'BIGINT', medianMinutesToAction: 'VARCHAR', saidSaved: 'BIGINT', saidLost: 'BIGINT',
    saidNotARisk: 'BIGINT', episodesActedOn: 'BIGINT', rightActedOn: 'BIGINT', precisionActedOn: 'VARCHAR', reliability: 'STRUCT(score BIGINT, alerts BIGINT, "right" BIGINT)[]'});

-- Every window of every day that is graded: its first instant and the first one after it.
CREATE TABLE grade_window AS
WITH named AS (
    SELECT unnest(['P1D', 'P7D', 'P30D', 'P90D', 'P365D', 'MTD', 'QTD', 'YTD']) AS "window"
), dated AS (
    SELECT "window", day, CASE "window" WHEN 'P1D' THEN day WHEN 'P7D' THEN day - 6 WHEN 'P30D' THEN day - 29
        WHEN 'P90D' THEN day - 89 WHEN 'P365D' THEN day - 364 WHEN 'MTD' THEN date_trunc('month', day)::DATE
        WHEN 'QTD' THEN date_trunc('quarter', day)::DATE ELSE date_trunc('year', day)::DATE END AS first_day
    FROM named, grade_day
)
SELECT d."window", d.day, d.first_day, coalesce(f.starts, -9223372036854775807) AS from_ms, e.ends AS end_ms
FROM dated d
JOIN calendar e ON e.day = d.day
LEFT JOIN calendar f ON f.day = d.first_day;
