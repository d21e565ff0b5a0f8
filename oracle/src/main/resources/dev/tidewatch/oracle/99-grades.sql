-- How good the alerts were over each window, from the recomputed outcomes and the movements that hold; docs/alerts.md, "Grades".

-- Alerts whose outcome was published; their instants as numbers, and what the right ones lost.
CREATE TABLE graded_alert AS
WITH known AS (
    SELECT *, CASE WHEN is_acting THEN instant(p."actedAt") ELSE r.acted_ms END AS acted_ms,
        CASE WHEN is_acting THEN p.resolution ELSE r.resolution END AS said
    FROM outcome_pair
)
SELECT p.id, r.customer, r.kind, r.rule, r."heldOut" AS held, r.raised_ms, r.end_ms, r.decided, r.outcome <> 'OPEN' AS known,
    r.outcome NOT IN ('OPEN', 'KEPT') AS is_right, r."leadDays" AS lead_days, micros(r."mrrLost") AS lost,
    least(floor(r.score::DECIMAL(18, 6))::BIGINT, 99) AS bin,
    p.acted_ms IS NOT NULL AND p.acted_ms <= coalesce(instant(r."outcomeAt"), p.acted_ms) AS acted,
    greatest(p.acted_ms - r.raised_ms, 0) // 60000 AS minutes, p.said
FROM known p
WHERE is_recomputed AND NOT is_older;

-- The first alerts of episodes: each comes after the horizon of the one before.
CREATE TABLE episode AS
WITH RECURSIVE first AS (
    SELECT customer, kind, rule, held, min(raised_ms) AS raised_ms, arg_min(end_ms, raised_ms) AS end_ms
    FROM graded_alert
    GROUP BY customer, kind, rule, held
    UNION ALL
    SELECT f.customer, f.kind, f.rule, f.held, min(a.raised_ms), arg_min(a.end_ms, a.raised_ms)
    FROM first f
    JOIN graded_alert a ON a.customer = f.customer AND a.kind = f.kind AND a.rule IS NOT DISTINCT FROM f.rule AND a.held = f.held
        AND a.raised_ms > f.end_ms
    GROUP BY f.customer, f.kind, f.rule, f.held
)
SELECT f.customer, f.kind, f.rule, f.held, max(a.end_ms) AS graded_ms, bool_and(a.known) AS known, bool_or(a.is_right) AS is_right,
    bool_or(a.acted) AS acted,
    arg_min(NOT a.decided, a.raised_ms) FILTER (a.is_right) AS undecided,
    arg_min(a.lead_days, a.raised_ms) FILTER (a.is_right) AS lead_days,
    arg_min_null(a.lost, a.raised_ms) FILTER (a.is_right) AS lost
FROM first f
JOIN graded_alert a ON a.customer = f.customer AND a.kind = f.kind AND a.rule IS NOT DISTINCT FROM f.rule
    AND a.held = f.held AND a.raised_ms BETWEEN f.raised_ms AND f.end_ms
GROUP BY f.customer, f.kind, f.rule, f.held, f.raised_ms;

-- Which customers are of the hold-out.
CREATE TABLE grade_customer AS
SELECT customer, first_bits(salt || '|' || customer) < below AS held
FROM (SELECT DISTINCT customer FROM outcome_level), holdout;

-- A customer's MRR before and after each movement.
CREATE TABLE grade_step AS
SELECT customer, held, at_ms, kind, coalesce(lag(is_zero) OVER steps, true) AS was_zero, is_zero,
    CASE WHEN lag(at_ms) OVER steps IS NULL THEN 0 ELSE lag(booked) OVER steps END AS before, booked AS after
FROM outcome_level JOIN grade_customer USING (customer)
WINDOW steps AS (PARTITION BY customer ORDER BY at_ms);

-- What came, whether an alert had said so or not, and when it was certain.
CREATE TABLE turn AS
SELECT s.customer, s.held, 'AT_RISK' AS kind, s.at_ms, s.at_ms AS known_ms,
    CASE WHEN count(*) = count(e.before) THEN max(e.before) END AS mrr
FROM grade_step s JOIN grade_step e ON e.customer = s.customer, outcome_terms t
WHERE NOT s.was_zero AND s.is_zero AND e.at_ms BETWEEN s.at_ms - t.loss_ms AND s.at_ms
GROUP BY s.customer, s.held, s.at_ms
UNION ALL
SELECT s.customer, s.held, 'AT_RISK', s.at_ms, s.at_ms + t.loss_ms, s.before - s.after
FROM grade_step s, outcome_terms t
WHERE NOT s.was_zero AND NOT s.is_zero AND s.after < s.before AND s.after * 1000000 <= s.before * t.loss_share
    AND NOT EXISTS (FROM grade_step l WHERE l.customer = s.customer AND l.at_ms > s.at_ms AND l.at_ms <= s.at_ms + t.loss_ms
        AND (l.is_zero OR NOT coalesce(l.after < s.before AND l.after * 1000000 <= s.before * t.loss_share, false)))
UNION ALL
SELECT customer, held, CASE kind WHEN 'REACTIVATION' THEN 'WIN_BACK' ELSE 'UPSELL' END, at_ms, at_ms, after - before
FROM grade_step
WHERE kind IN ('REACTIVATION', 'EXPANSION');

-- The customers that pay at the end of each day.
CREATE TABLE paying AS
WITH change AS (
    SELECT c.day, s.held, sum(CASE WHEN is_zero THEN -1 ELSE 1 END) AS more
    FROM grade_step s JOIN calendar c ON s.at_ms >= c.starts AND s.at_ms < c.ends
    WHERE was_zero <> is_zero
    GROUP BY c.day, s.held
)
SELECT c.day, g.held, sum(coalesce(h.more, 0)) OVER (PARTITION BY g.held ORDER BY c.day) AS customers
FROM calendar c CROSS JOIN (SELECT unnest([false, true]) AS held) g
LEFT JOIN change h ON h.day = c.day AND h.held = g.held;

CREATE TABLE grade_group AS
SELECT kind, rule, held FROM graded_alert
UNION
SELECT kind, NULL, unnest([false, true]) FROM outcome_horizon;

CREATE TABLE grade AS
WITH raised AS (
    SELECT w."window", w.day, a.kind, a.rule, a.held, count(*) AS alerts,
        count(*) FILTER (a.acted) AS acted, list_sort(list(a.minutes) FILTER (a.acted)) AS minutes,
        count(*) FILTER (a.acted AND a.said = 'SAVED') AS said_saved, count(*) FILTER (a.acted AND a.said = 'LOST') AS said_lost,
        count(*) FILTER (a.acted AND a.said = 'NOT_A_RISK') AS said_no_risk
    FROM grade_window w JOIN graded_alert a ON a.raised_ms >= w.from_ms AND a.raised_ms < w.end_ms
    GROUP BY ALL
), hits AS (
    SELECT w."window", w.day, e.kind, e.rule, e.held, count(*) AS episodes, count(*) FILTER (e.is_right) AS "right",
        count(*) FILTER (e.is_right AND e.undecided) AS undecided, list_sort(list(e.lead_days) FILTER (e.is_right)) AS leads,
        coalesce(sum(e.lost) FILTER (e.is_right), 0) AS lost, count(*) FILTER (e.acted) AS acted,
        count(*) FILTER (e.acted AND e.is_right) AS right_acted
    FROM grade_window w JOIN episode e ON e.known AND e.graded_ms >= w.from_ms AND e.graded_ms < w.end_ms
    GROUP BY ALL
), bins AS (
    SELECT w."window", w.day, a.rule, a.held, a.bin, count(*) AS alerts, count(*) FILTER (a.is_right) AS "right"
    FROM grade_window w JOIN graded_alert a ON a.kind = 'AT_RISK' AND a.known AND a.end_ms >= w.from_ms AND a.end_ms < w.end_ms
    GROUP BY ALL
), reliability AS (
    SELECT "window", day, 'AT_RISK' AS kind, rule, held, string_agg(bin || ':' || "right" || '/' || alerts, ' ' ORDER BY bin) AS said
    FROM bins
    GROUP BY ALL
), came AS (
    SELECT w."window", w.day, t.kind, t.held, count(*) AS came, coalesce(sum(t.mrr), 0) AS mrr
    FROM grade_window w JOIN turn t ON t.known_ms >= w.from_ms AND t.known_ms < w.end_ms
    GROUP BY ALL
), told AS (
    SELECT t.customer, t.kind, a.rule, t.held, t.at_ms, t.known_ms, t.mrr, bool_or(NOT a.decided) AS undecided
    FROM turn t JOIN graded_alert a ON a.customer = t.customer AND a.kind = t.kind AND a.held = t.held
        AND a.raised_ms < t.at_ms AND a.end_ms >= t.at_ms
    GROUP BY ALL
), warned AS (
    SELECT w."window", w.day, t.kind, t.rule, t.held, count(*) AS warned, count(*) FILTER (t.undecided) AS undecided,
        coalesce(sum(t.mrr), 0) AS mrr
    FROM grade_window w JOIN told t ON t.known_ms >= w.from_ms AND t.known_ms < w.end_ms
    GROUP BY ALL
), base AS (
    SELECT window_end_ms, kind, held, count(*) AS customers, count(*) FILTER (outcome NOT IN ('OPEN', 'KEPT')) AS "right"
    FROM any_outcome JOIN grade_customer USING (customer)
    WHERE window_end_ms IS NOT NULL AND CASE kind WHEN 'WIN_BACK' THEN left_before AND moved_before ELSE NOT left_before END
    GROUP BY ALL
), paid AS (
    SELECT w."window", w.day, p.held, sum(p.customers) AS days
    FROM grade_window w JOIN paying p ON p.day BETWEEN w.first_day AND w.day
    GROUP BY ALL
)
SELECT w."window", w.day, g.kind, g.rule, g.held, coalesce(r.alerts, 0) AS alerts, coalesce(h.episodes, 0) AS episodes,
    coalesce(h."right", 0) AS "right", ratio(h."right", h.episodes) AS "precision", coalesce(h.undecided, 0) AS undecided,
    CASE WHEN len(h.leads) > 0 THEN h.leads[(len(h.leads) + 1) // 2] + h.leads[len(h.leads) // 2 + 1] END AS leads,
    coalesce(h.lost, 0) AS lost, ratio(b."right", b.customers) AS base_rate,
    ratio(h."right" * b.customers, h.episodes * b."right") AS lift, ratio(coalesce(r.alerts, 0) * 30, p.days) AS burden,
    coalesce(c.came, 0) AS came, coalesce(t.warned, 0) AS warned, ratio(coalesce(t.warned, 0), c.came) AS recall,
    coalesce(t.undecided, 0) AS warned_undecided, ratio(coalesce(t.undecided, 0), c.came) AS recall_undecided,
    coalesce(c.mrr, 0) AS mrr_came, coalesce(t.mrr, 0) AS mrr_warned, ratio(coalesce(t.mrr, 0), c.mrr) AS mrr_recall, l.said,
    coalesce(r.acted, 0) AS acted,
    CASE WHEN len(r.minutes) > 0 THEN r.minutes[(len(r.minutes) + 1) // 2] + r.minutes[len(r.minutes) // 2 + 1] END AS minutes,
    coalesce(r.said_saved, 0) AS said_saved, coalesce(r.said_lost, 0) AS said_lost, coalesce(r.said_no_risk, 0) AS said_no_risk,
    coalesce(h.acted, 0) AS episodes_acted, coalesce(h.right_acted, 0) AS right_acted, ratio(h.right_acted, h.acted) AS precision_acted
FROM grade_window w
CROSS JOIN grade_group g
LEFT JOIN raised r ON r."window" = w."window" AND r.day = w.day AND r.kind = g.kind AND r.rule IS NOT DISTINCT FROM g.rule
    AND r.held = g.held
LEFT JOIN hits h ON h."window" = w."window" AND h.day = w.day AND h.kind = g.kind AND h.rule IS NOT DISTINCT FROM g.rule
    AND h.held = g.held
LEFT JOIN reliability l ON l."window" = w."window" AND l.day = w.day AND l.kind = g.kind AND l.rule IS NOT DISTINCT FROM g.rule
    AND l.held = g.held
LEFT JOIN came c ON c."window" = w."window" AND c.day = w.day AND c.kind = g.kind AND c.held = g.held
LEFT JOIN warned t ON t."window" = w."window" AND t.day = w.day AND t.kind = g.kind AND t.rule IS NOT DISTINCT FROM g.rule
    AND t.held = g.held
LEFT JOIN base b ON b.window_end_ms = w.end_ms AND b.kind = g.kind AND b.held = g.held
LEFT JOIN paid p ON p."window" = w."window" AND p.day = w.day AND p.held = g.held
WHERE r.alerts > 0 OR h.episodes > 0 OR (g.rule IS NULL AND c.came > 0);

CREATE TABLE grade_pair AS
SELECT concat_ws('|', coalesce(p.kind, r.kind), coalesce(p.rule, r.rule), CASE WHEN coalesce(p."heldOut", r.held) THEN 'held out' END,
    coalesce(p."window", r."window")) AS subject,
    coalesce(p.day, r.day) AS day, p.kind IS NOT NULL AS is_published, r.kind IS NOT NULL AS is_recomputed, p, r
FROM published_grade p
FULL JOIN grade r ON r."window" = p."window" AND r.day = p.day AND r.kind = p.kind AND r.rule IS NOT DISTINCT FROM p.rule AND r.held = p."heldOut";

INSERT INTO difference
SELECT subject, day::VARCHAR, 'grade', CASE WHEN is_published THEN 'there' END, CASE WHEN is_recomputed THEN 'there' END, 'grades'
FROM grade_pair
WHERE NOT (is_published AND is_recomputed)
UNION ALL
SELECT subject, day::VARCHAR, field.name, field.published, field.recomputed, 'grades'
FROM (
    SELECT subject, day, unnest([
        {name: 'alerts', published: p.alerts::VARCHAR, recomputed: r.alerts::VARCHAR},
        {name: 'episodes', published: p.episodes::VARCHAR, recomputed: r.episodes::VARCHAR},
        {name: 'right', published: p."right"::VARCHAR, recomputed: r."right"::VARCHAR},
        {name: 'precision', published: p."precision", recomputed: amount_text(r."precision")},
        {name: 'undecided', published: p.undecided::VARCHAR, recomputed: r.undecided::VARCHAR},
        {name: 'medianLeadDays', published: p."medianLeadDays",
            recomputed: (r.leads // 2) || CASE r.leads % 2 WHEN 0 THEN '.0' ELSE '.5' END},
        {name: 'mrrLost', published: p."mrrLost", recomputed: amount_text(r.lost)},
        {name: 'baseRate', published: p."baseRate", recomputed: amount_text(r.base_rate)},
        {name: 'lift', published: p.lift, recomputed: amount_text(r.lift)},
        {name: 'burden', published: p.burden, recomputed: amount_text(r.burden)},
        {name: 'came', published: p.came::VARCHAR, recomputed: r.came::VARCHAR},
        {name: 'warned', published: p.warned::VARCHAR, recomputed: r.warned::VARCHAR},
        {name: 'recall', published: p.recall, recomputed: amount_text(r.recall)},
        {name: 'warnedUndecided', published: p."warnedUndecided"::VARCHAR, recomputed: r.warned_undecided::VARCHAR},
        {name: 'recallUndecided', published: p."recallUndecided", recomputed: amount_text(r.recall_undecided)},
        {name: 'mrrCame', published: p."mrrCame", recomputed: amount_text(r.mrr_came)},
        {name: 'mrrWarned', published: p."mrrWarned", recomputed: amount_text(r.mrr_warned)},
        {name: 'mrrRecall', published: p."mrrRecall", recomputed: amount_text(r.mrr_recall)},
        {name: 'actedOn', published: p."actedOn"::VARCHAR, recomputed: r.acted::VARCHAR},
        {name: 'medianMinutesToAction', published: p."medianMinutesToAction",
            recomputed: (r.minutes // 2) || CASE r.minutes % 2 WHEN 0 THEN '.0' ELSE '.5' END},
        {name: 'saidSaved', published: p."saidSaved"::VARCHAR, recomputed: r.said_saved::VARCHAR},
        {name: 'saidLost', published: p."saidLost"::VARCHAR, recomputed: r.said_lost::VARCHAR},
        {name: 'saidNotARisk', published: p."saidNotARisk"::VARCHAR, recomputed: r.said_no_risk::VARCHAR},
        {name: 'episodesActedOn', published: p."episodesActedOn"::VARCHAR, recomputed: r.episodes_acted::VARCHAR},
        {name: 'rightActedOn', published: p."rightActedOn"::VARCHAR, recomputed: r.right_acted::VARCHAR},
        {name: 'precisionActedOn', published: p."precisionActedOn", recomputed: amount_text(r.precision_acted)},
        {name: 'reliability', published: nullif(array_to_string(list_transform(p.reliability,
            lambda b: b.score || ':' || b."right" || '/' || b.alerts), ' '), ''), recomputed: r.said}
    ]) AS field
    FROM grade_pair
    WHERE is_published AND is_recomputed
)
WHERE field.published IS DISTINCT FROM field.recomputed;
