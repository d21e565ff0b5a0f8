-- Every difference between what was published and what was recomputed; a value that is not there is null. The kind says what
-- was compared.
CREATE TABLE difference (
    subject VARCHAR, day VARCHAR, field VARCHAR, published VARCHAR, recomputed VARCHAR, kind VARCHAR);

-- Revisions of one movementId are 0, 1, 2 .. without a gap or a repeat.
INSERT INTO difference
SELECT split_part(movement_id, '|', 1), any_value("effectiveDay"), movement_id || ' revisions',
    array_to_string(list(revision ORDER BY revision), ','), array_to_string(range(count(*)), ','), 'movements'
FROM published_movement
GROUP BY movement_id
HAVING list(revision ORDER BY revision) <> range(count(*));

-- Movements that hold, field by field.
INSERT INTO difference
WITH beside AS (
    SELECT coalesce(p."customerId", r."customerId") AS subject, coalesce(p."effectiveDay", r."effectiveDay") AS day,
        coalesce(p.movement_id, r.movement_id) AS id, p.movement_id IS NOT NULL AS is_published,
        r.movement_id IS NOT NULL AS is_recomputed, p, r
    FROM (SELECT * EXCLUDE (revision, voided) FROM holding) p
    FULL JOIN movement r ON r.movement_id = p.movement_id
)
SELECT subject, day, id, CASE WHEN is_published THEN p.kind || ' ' || p.amount END,
    CASE WHEN is_recomputed THEN r.kind || ' ' || r.amount END, 'movements'
FROM beside
WHERE NOT (is_published AND is_recomputed)
UNION ALL
SELECT subject, day, id || ' ' || field.name, field.published, field.recomputed, 'movements'
FROM (
    SELECT subject, day, id, unnest([
        {name: 'customerId', published: p."customerId", recomputed: r."customerId"},
        {name: 'effectiveAt', published: p."effectiveAt", recomputed: r."effectiveAt"},
        {name: 'effectiveDay', published: p."effectiveDay", recomputed: r."effectiveDay"},
        {name: 'zone', published: p."zone", recomputed: r."zone"},
        {name: 'currency', published: p."currency", recomputed: r."currency"},
        {name: 'kind', published: p."kind", recomputed: r."kind"},
        {name: 'subscriptionIds', published: p."subscriptionIds", recomputed: r."subscriptionIds"},
        {name: 'churnKind', published: p."churnKind", recomputed: r."churnKind"},
        {name: 'reason', published: p."reason", recomputed: r."reason"},
        {name: 'feedback', published: p."feedback", recomputed: r."feedback"},
        {name: 'mrrBefore', published: p."mrrBefore", recomputed: r."mrrBefore"},
        {name: 'mrrAfter', published: p."mrrAfter", recomputed: r."mrrAfter"},
        {name: 'amount', published: p."amount", recomputed: r."amount"},
        {name: 'reportingCurrency', published: p."reportingCurrency", recomputed: r."reportingCurrency"},
        {name: 'reportingAmount', published: p."reportingAmount", recomputed: r."reportingAmount"},
        {name: 'fxRate', published: p."fxRate", recomputed: r."fxRate"},
        {name: 'fxDate', published: p."fxDate", recomputed: r."fxDate"},
        {name: 'lines', published: p."lines", recomputed: r."lines"},
        {name: 'rule', published: p."rule", recomputed: r."rule"},
        {name: 'causes', published: p."causes", recomputed: r."causes"}
    ]) AS field
    FROM beside
    WHERE is_published AND is_recomputed AND p IS DISTINCT FROM r
)
WHERE field.published IS DISTINCT FROM field.recomputed;

-- Rows: each of the recomputed must have been published with the same figures. One that was not recomputed was left over by
-- a correction, and then all of it is 0 or null.
INSERT INTO difference
WITH beside AS (
    SELECT coalesce(p.key, r.key) AS key, coalesce(p.day, r.day) AS day, p.key IS NOT NULL AS is_published,
        r.key IS NOT NULL AS is_recomputed, p, r
    FROM published_figure p
    FULL JOIN figure r ON r.key = p.key
)
SELECT array_to_string(split(key, '|')[:2], '|'), day, CASE WHEN key LIKE '%|live' THEN 'live row' ELSE 'row' END, NULL, 'a row',
    CASE WHEN key LIKE '%|live' THEN 'live rows' ELSE 'daily rows' END
FROM beside
WHERE NOT is_published
UNION ALL
SELECT array_to_string(split(key, '|')[:2], '|'), day, CASE WHEN key LIKE '%|live' THEN 'live ' ELSE '' END || field.name,
    field.published, field.recomputed, CASE WHEN key LIKE '%|live' THEN 'live rows' ELSE 'daily rows' END
FROM (
    SELECT key, day, is_recomputed, unnest([
        {name: 'day', published: p.day, recomputed: r.day},
        {name: 'customersStart', published: p."customersStart"::VARCHAR, recomputed: r."customersStart"::VARCHAR},
        {name: 'customers', published: p."customers"::VARCHAR, recomputed: r."customers"::VARCHAR},
        {name: 'newCount', published: p."newCount"::VARCHAR, recomputed: r."newCount"::VARCHAR},
        {name: 'expansionCount', published: p."expansionCount"::VARCHAR, recomputed: r."expansionCount"::VARCHAR},
        {name: 'contractionCount', published: p."contractionCount"::VARCHAR, recomputed: r."contractionCount"::VARCHAR},
        {name: 'churnCount', published: p."churnCount"::VARCHAR, recomputed: r."churnCount"::VARCHAR},
        {name: 'reactivationCount', published: p."reactivationCount"::VARCHAR, recomputed: r."reactivationCount"::VARCHAR},
        {name: 'lost', published: p."lost"::VARCHAR, recomputed: r."lost"::VARCHAR},
        {name: 'gained', published: p."gained"::VARCHAR, recomputed: r."gained"::VARCHAR},
        {name: 'customersWithoutRate', published: p."customersWithoutRate"::VARCHAR, recomputed: r."customersWithoutRate"::VARCHAR},
        {name: 'mrrStart', published: amount_text(p."mrrStart"), recomputed: amount_text(r."mrrStart")},
        {name: 'mrr', published: amount_text(p."mrr"), recomputed: amount_text(r."mrr")},
        {name: 'arr', published: amount_text(p."arr"), recomputed: amount_text(r."arr")},
        {name: 'newMrr', published: amount_text(p."newMrr"), recomputed: amount_text(r."newMrr")},
        {name: 'expansionMrr', published: amount_text(p."expansionMrr"), recomputed: amount_text(r."expansionMrr")},
        {name: 'contractionMrr', published: amount_text(p."contractionMrr"), recomputed: amount_text(r."contractionMrr")},
        {name: 'churnMrr', published: amount_text(p."churnMrr"), recomputed: amount_text(r."churnMrr")},
        {name: 'reactivationMrr', published: amount_text(p."reactivationMrr"), recomputed: amount_text(r."reactivationMrr")},
        {name: 'enteringMrr', published: amount_text(p."enteringMrr"), recomputed: amount_text(r."enteringMrr")},
        {name: 'leavingMrr', published: amount_text(p."leavingMrr"), recomputed: amount_text(r."leavingMrr")},
        {name: 'mrrRevalued', published: amount_text(p."mrrRevalued"), recomputed: amount_text(r."mrrRevalued")},
        {name: 'fx', published: amount_text(p."fx"), recomputed: amount_text(r."fx")},
        {name: 'customerChurnRateChartmogul', published: amount_text(p."customerChurnRateChartmogul"), recomputed: amount_text(r."customerChurnRateChartmogul")},
        {name: 'customerChurnRateStripe', published: amount_text(p."customerChurnRateStripe"), recomputed: amount_text(r."customerChurnRateStripe")},
        {name: 'customerChurnRateBaremetrics', published: amount_text(p."customerChurnRateBaremetrics"), recomputed: amount_text(r."customerChurnRateBaremetrics")},
        {name: 'crr', published: amount_text(p."crr"), recomputed: amount_text(r."crr")},
        {name: 'grossMrrChurnRate', published: amount_text(p."grossMrrChurnRate"), recomputed: amount_text(r."grossMrrChurnRate")},
        {name: 'netMrrChurnRate', published: amount_text(p."netMrrChurnRate"), recomputed: amount_text(r."netMrrChurnRate")},
        {name: 'nrr', published: amount_text(p."nrr"), recomputed: amount_text(r."nrr")},
        {name: 'grr', published: amount_text(p."grr"), recomputed: amount_text(r."grr")},
        {name: 'quickRatio', published: amount_text(p."quickRatio"), recomputed: amount_text(r."quickRatio")},
        {name: 'expansionShare', published: amount_text(p."expansionShare"), recomputed: amount_text(r."expansionShare")},
        {name: 'arpa', published: amount_text(p."arpa"), recomputed: amount_text(r."arpa")},
        {name: 'asp', published: amount_text(p."asp"), recomputed: amount_text(r."asp")},
        {name: 'negativeChurn', published: p."negativeChurn"::VARCHAR, recomputed: r."negativeChurn"::VARCHAR},
        {name: 'ltv', published: amount_text(p."ltv"), recomputed: amount_text(r."ltv")},
        {name: 'expandedCustomers', published: p."expandedCustomers"::VARCHAR, recomputed: r."expandedCustomers"::VARCHAR},
        {name: 'contractedCustomers', published: p."contractedCustomers"::VARCHAR, recomputed: r."contractedCustomers"::VARCHAR},
        {name: 'churnedCustomers', published: p."churnedCustomers"::VARCHAR, recomputed: r."churnedCustomers"::VARCHAR},
        {name: 'reactivatedCustomers', published: p."reactivatedCustomers"::VARCHAR, recomputed: r."reactivatedCustomers"::VARCHAR},
        {name: 'churnByKind', published: p."churnByKind"::VARCHAR, recomputed: r."churnByKind"::VARCHAR},
        {name: 'churnByReason', published: p."churnByReason"::VARCHAR, recomputed: r."churnByReason"::VARCHAR},
        {name: 'churnByPlan', published: p."churnByPlan"::VARCHAR, recomputed: r."churnByPlan"::VARCHAR},
        {name: 'churnByTenure', published: p."churnByTenure"::VARCHAR, recomputed: r."churnByTenure"::VARCHAR},
        {name: 'trialsStarted', published: p."trialsStarted"::VARCHAR, recomputed: r."trialsStarted"::VARCHAR},
        {name: 'trialsStartedConverted', published: p."trialsStartedConverted"::VARCHAR, recomputed: r."trialsStartedConverted"::VARCHAR},
        {name: 'trialConversionRateByStart', published: amount_text(p."trialConversionRateByStart"), recomputed: amount_text(r."trialConversionRateByStart")},
        {name: 'trialsEnded', published: p."trialsEnded"::VARCHAR, recomputed: r."trialsEnded"::VARCHAR},
        {name: 'trialsConverted', published: p."trialsConverted"::VARCHAR, recomputed: r."trialsConverted"::VARCHAR},
        {name: 'trialConversionRate', published: amount_text(p."trialConversionRate"), recomputed: amount_text(r."trialConversionRate")},
        {name: 'nps', published: amount_text(p."nps"), recomputed: amount_text(r."nps")},
        {name: 'npsResponses', published: p."npsResponses"::VARCHAR, recomputed: r."npsResponses"::VARCHAR},
        {name: 'csat', published: amount_text(p."csat"), recomputed: amount_text(r."csat")},
        {name: 'csatResponses', published: p."csatResponses"::VARCHAR, recomputed: r."csatResponses"::VARCHAR},
        {name: 'payingCustomers', published: p."payingCustomers"::VARCHAR, recomputed: r."payingCustomers"::VARCHAR},
        {name: 'repeatCustomers', published: p."repeatCustomers"::VARCHAR, recomputed: r."repeatCustomers"::VARCHAR},
        {name: 'paidInvoices', published: p."paidInvoices"::VARCHAR, recomputed: r."paidInvoices"::VARCHAR},
        {name: 'repeatPurchaseRate', published: amount_text(p."repeatPurchaseRate"), recomputed: amount_text(r."repeatPurchaseRate")},
        {name: 'purchaseFrequency', published: amount_text(p."purchaseFrequency"), recomputed: amount_text(r."purchaseFrequency")}
    ]) AS field
    FROM beside
    WHERE is_published AND p IS DISTINCT FROM r
)
WHERE CASE WHEN is_recomputed THEN field.published IS DISTINCT FROM field.recomputed
    ELSE field.name <> 'day' AND field.published NOT IN ('0', '0.000000') END;

-- Rows of cohorts alike; a field is told by the offset of its row.
INSERT INTO difference
WITH beside AS (
    SELECT coalesce(p.key, r.key) AS key, coalesce(p."asOfDay", r."asOfDay") AS day, p.key IS NOT NULL AS is_published,
        r.key IS NOT NULL AS is_recomputed, p, r
    FROM published_cohort p
    FULL JOIN cohort_row r ON r.key = p.key
), named AS (
    SELECT *, array_to_string(split(key, '|')[:2], '|') AS subject, split(key, '|')[3] AS place FROM beside
)
SELECT subject, day, place || ' row', NULL, 'a row', 'rows of cohorts' FROM named WHERE NOT is_published
UNION ALL
SELECT subject, day, place || ' ' || field.name, field.published, field.recomputed, 'rows of cohorts'
FROM (
    SELECT subject, place, day, is_recomputed, unnest([
        {name: 'asOfDay', published: p."asOfDay", recomputed: r."asOfDay"},
        {name: 'customersStart', published: p."customersStart"::VARCHAR, recomputed: r."customersStart"::VARCHAR},
        {name: 'mrrStart', published: amount_text(p."mrrStart"), recomputed: amount_text(r."mrrStart")},
        {name: 'customers', published: p.customers::VARCHAR, recomputed: r.customers::VARCHAR},
        {name: 'mrr', published: amount_text(p.mrr), recomputed: amount_text(r.mrr)}
    ]) AS field
    FROM named
    WHERE is_published AND p IS DISTINCT FROM r
)
WHERE CASE WHEN is_recomputed THEN field.published IS DISTINCT FROM field.recomputed
    ELSE field.name <> 'asOfDay' AND field.published NOT IN ('0', '0.000000') END;
