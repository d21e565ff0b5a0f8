-- What was published, read from files of JSON Lines; the variables movements, metrics and cohorts are their paths.
-- A movement dated at the clock or after it was published after the clock was read.
CREATE TABLE published_movement AS
WITH record AS (
    SELECT unnest(value)
    FROM read_json(getvariable('movements'), format = 'newline_delimited', columns = {value: 'STRUCT(movementId VARCHAR,
        revision BIGINT, voided BOOLEAN, customerId VARCHAR, subscriptionIds VARCHAR[], kind VARCHAR, churnKind VARCHAR,
        reason VARCHAR, feedback VARCHAR, effectiveAt VARCHAR, effectiveDay VARCHAR, zone VARCHAR, currency VARCHAR,
        mrrBefore VARCHAR, mrrAfter VARCHAR, amount VARCHAR, reportingCurrency VARCHAR, reportingAmount VARCHAR,
        fxRate VARCHAR, fxDate VARCHAR, lines STRUCT(subscriptionId VARCHAR, planId VARCHAR, productId VARCHAR,
        "interval" VARCHAR, intervalCount INTEGER, attributes JSON, "before" VARCHAR, "after" VARCHAR)[], rule VARCHAR,
        causes VARCHAR[])'})
)
SELECT movementId AS movement_id, revision, voided, "customerId", instant_text(instant(effectiveAt)) AS "effectiveAt",
    "effectiveDay", zone, currency, kind, array_to_string("subscriptionIds", ', ') AS "subscriptionIds", "churnKind", reason,
    feedback, "mrrBefore", "mrrAfter", amount, "reportingCurrency", "reportingAmount", "fxRate", "fxDate",
    array_to_string(list_sort(list_transform(lines, lambda l: concat_ws(' ', l.subscriptionId, l.planId,
        coalesce(l.productId, 'none'), l.intervalCount || ' ' || l."interval", l.attributes, l."before", l."after"))), '; ')
        AS lines,
    rule, array_to_string(causes, ', ') AS causes
FROM record
WHERE instant(effectiveAt) < (SELECT max(at_ms) FROM clock);

-- Per movementId the newest revision, unless it is voided.
CREATE TABLE holding AS
FROM published_movement
QUALIFY row_number() OVER (PARTITION BY movement_id ORDER BY revision DESC) = 1;

DELETE FROM holding WHERE voided;

-- A split of churn as text, in the order it has.
CREATE MACRO slices(split) AS
    nullif(array_to_string(list_transform(split, lambda s: s."value" || ' ' || s."count" || ' ' || s.mrr), '; '), '');

-- Of each row the newest record: a cluster may not have compacted its topic yet.
CREATE TABLE published_figure AS
WITH record AS (
    SELECT key, unnest(value)
    FROM read_json(getvariable('metrics'), format = 'newline_delimited', columns = {key: 'VARCHAR', "offset": 'BIGINT', value: 'STRUCT(day VARCHAR,
        live BOOLEAN, customersStart BIGINT, mrrStart VARCHAR, customers BIGINT, mrr VARCHAR, arr VARCHAR, newCount BIGINT,
        newMrr VARCHAR, expansionCount BIGINT, expansionMrr VARCHAR, contractionCount BIGINT, contractionMrr VARCHAR,
        churnCount BIGINT, churnMrr VARCHAR, reactivationCount BIGINT, reactivationMrr VARCHAR, enteringMrr VARCHAR,
        leavingMrr VARCHAR, lost BIGINT, gained BIGINT, mrrRevalued VARCHAR, fx VARCHAR, customersWithoutRate BIGINT,
        customerChurnRateChartmogul VARCHAR, customerChurnRateStripe VARCHAR, customerChurnRateBaremetrics VARCHAR,
        crr VARCHAR, grossMrrChurnRate VARCHAR, netMrrChurnRate VARCHAR, nrr VARCHAR, grr VARCHAR, quickRatio VARCHAR,
        expansionShare VARCHAR, arpa VARCHAR, asp VARCHAR, ltv VARCHAR, negativeChurn BOOLEAN, expandedCustomers BIGINT,
        contractedCustomers BIGINT, churnedCustomers BIGINT, reactivatedCustomers BIGINT,
        churnByKind STRUCT("value" VARCHAR, "count" BIGINT, mrr VARCHAR)[],
        churnByReason STRUCT("value" VARCHAR, "count" BIGINT, mrr VARCHAR)[],
        churnByPlan STRUCT("value" VARCHAR, "count" BIGINT, mrr VARCHAR)[],
        churnByTenure STRUCT("value" VARCHAR, "count" BIGINT, mrr VARCHAR)[], trialsStarted BIGINT,
        trialsStartedConverted BIGINT, trialConversionRateByStart VARCHAR, trialsEnded BIGINT, trialsConverted BIGINT,
        trialConversionRate VARCHAR, nps VARCHAR, npsResponses BIGINT, csat VARCHAR, csatResponses BIGINT,
        payingCustomers BIGINT, repeatCustomers BIGINT, paidInvoices BIGINT, repeatPurchaseRate VARCHAR,
        purchaseFrequency VARCHAR)'})
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY "offset" DESC) = 1
)
SELECT key, day, record.live, "customersStart", micros("mrrStart") AS "mrrStart", customers, micros(mrr) AS mrr, micros(arr) AS arr,
    "newCount", micros("newMrr") AS "newMrr", "expansionCount", micros("expansionMrr") AS "expansionMrr",
    "contractionCount", micros("contractionMrr") AS "contractionMrr", "churnCount", micros("churnMrr") AS "churnMrr",
    "reactivationCount", micros("reactivationMrr") AS "reactivationMrr", micros("enteringMrr") AS "enteringMrr",
    micros("leavingMrr") AS "leavingMrr", lost, gained, micros("mrrRevalued") AS "mrrRevalued", micros(fx) AS fx,
    "customersWithoutRate", micros("customerChurnRateChartmogul") AS "customerChurnRateChartmogul",
    micros("customerChurnRateStripe") AS "customerChurnRateStripe",
    micros("customerChurnRateBaremetrics") AS "customerChurnRateBaremetrics", micros(crr) AS crr,
    micros("grossMrrChurnRate") AS "grossMrrChurnRate", micros("netMrrChurnRate") AS "netMrrChurnRate", micros(nrr) AS nrr,
    micros(grr) AS grr, micros("quickRatio") AS "quickRatio", micros("expansionShare") AS "expansionShare",
    micros(arpa) AS arpa, micros(asp) AS asp, "negativeChurn", micros(ltv) AS ltv, "expandedCustomers", "contractedCustomers",
    "churnedCustomers", "reactivatedCustomers", slices("churnByKind") AS "churnByKind",
    slices("churnByReason") AS "churnByReason", slices("churnByPlan") AS "churnByPlan",
    slices("churnByTenure") AS "churnByTenure", "trialsStarted", "trialsStartedConverted",
    micros("trialConversionRateByStart") AS "trialConversionRateByStart", "trialsEnded", "trialsConverted",
    micros("trialConversionRate") AS "trialConversionRate", micros(nps) AS nps, "npsResponses", micros(csat) AS csat,
    "csatResponses", "payingCustomers", "repeatCustomers", "paidInvoices",
    micros("repeatPurchaseRate") AS "repeatPurchaseRate", micros("purchaseFrequency") AS "purchaseFrequency"
FROM record, as_of
WHERE NOT record.live OR as_of.live;

CREATE TABLE published_cohort AS
WITH record AS (
    SELECT key, unnest(value)
    FROM read_json(getvariable('cohorts'), format = 'newline_delimited', columns = {key: 'VARCHAR', "offset": 'BIGINT',
        value: 'STRUCT(asOfDay VARCHAR, customersStart BIGINT, mrrStart VARCHAR, customers BIGINT, mrr VARCHAR)'})
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY "offset" DESC) = 1
)
SELECT key, "asOfDay", "customersStart", micros("mrrStart") AS "mrrStart", customers, micros(mrr) AS mrr FROM record;
