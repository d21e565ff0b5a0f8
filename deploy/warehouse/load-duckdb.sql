-- Fills the tables of tables.sql from the files that a replay wrote. It is written for DuckDB.
-- Set the variable replay to the replay's directory first; docs/warehouse.md shows how.
-- All of it is one transaction, and what was there before is replaced: a load that is done twice leaves the same rows.
BEGIN TRANSACTION;

DELETE FROM mrr_movements;
INSERT INTO mrr_movements
SELECT
    value."movementId", value."revision", value."voided", value."provisional", value."customerId", value."subscriptionIds",
    value."kind", value."churnKind", value."reason", value."feedback", CAST(value."effectiveAt" AS TIMESTAMP),
    CAST(value."effectiveDay" AS DATE), value."zone", value."currency", CAST(value."mrrBefore" AS DECIMAL(38, 6)),
    CAST(value."mrrAfter" AS DECIMAL(38, 6)), CAST(value."amount" AS DECIMAL(38, 6)), value."reportingCurrency",
    CAST(value."reportingAmount" AS DECIMAL(38, 6)), CAST(value."fxRate" AS DECIMAL(38, 9)), CAST(value."fxDate" AS DATE),
    value."lines", value."rule", value."causes", CAST(value."publishedAt" AS TIMESTAMP), partition, "offset"
FROM read_json(getvariable('replay') || '/mrr-movements.jsonl', format = 'newline_delimited', columns = {
    partition: 'INTEGER', "offset": 'BIGINT', value: 'STRUCT(
        "movementId" VARCHAR, "revision" BIGINT, "voided" BOOLEAN, "provisional" BOOLEAN, "customerId" VARCHAR,
        "subscriptionIds" JSON, "kind" VARCHAR, "churnKind" VARCHAR, "reason" VARCHAR, "feedback" VARCHAR,
        "effectiveAt" VARCHAR, "effectiveDay" VARCHAR, "zone" VARCHAR, "currency" VARCHAR, "mrrBefore" VARCHAR,
        "mrrAfter" VARCHAR, "amount" VARCHAR, "reportingCurrency" VARCHAR, "reportingAmount" VARCHAR, "fxRate" VARCHAR,
        "fxDate" VARCHAR, "lines" JSON, "rule" VARCHAR, "causes" JSON, "publishedAt" VARCHAR)'});

DELETE FROM mrr_movement_lines;
INSERT INTO mrr_movement_lines
SELECT movement_id, revision, line_number, line."subscriptionId", line."planId", line."productId", line."interval",
    line."intervalCount", line.attributes, CAST(line."before" AS DECIMAL(38, 6)), CAST(line."after" AS DECIMAL(38, 6))
FROM (
    SELECT movement_id, revision, unnest(range(1, len(parsed) + 1)) AS line_number, unnest(parsed) AS line
    FROM (
        SELECT movement_id, revision, from_json(lines, '[{"subscriptionId": "VARCHAR", "planId": "VARCHAR", "productId": "VARCHAR",
            "interval": "VARCHAR", "intervalCount": "INTEGER", "attributes": "JSON", "before": "VARCHAR", "after": "VARCHAR"}]') AS parsed
        FROM mrr_movements
    )
);

DELETE FROM retention_metrics;
INSERT INTO retention_metrics
SELECT
    value."segment", value."window", CAST(value."day" AS DATE), value."live", value."revision", value."isFinal",
    value."restatedAfterFinal", CAST(value."asOf" AS TIMESTAMP), value."reportingCurrency", value."customersStart",
    CAST(value."mrrStart" AS DECIMAL(38, 6)), value."customers", CAST(value."mrr" AS DECIMAL(38, 6)),
    CAST(value."arr" AS DECIMAL(38, 6)), value."newCount", CAST(value."newMrr" AS DECIMAL(38, 6)), value."expansionCount",
    CAST(value."expansionMrr" AS DECIMAL(38, 6)), value."contractionCount", CAST(value."contractionMrr" AS DECIMAL(38, 6)),
    value."churnCount", CAST(value."churnMrr" AS DECIMAL(38, 6)), value."reactivationCount",
    CAST(value."reactivationMrr" AS DECIMAL(38, 6)), CAST(value."enteringMrr" AS DECIMAL(38, 6)),
    CAST(value."leavingMrr" AS DECIMAL(38, 6)), value."lost", value."gained", CAST(value."mrrRevalued" AS DECIMAL(38, 6)),
    CAST(value."fx" AS DECIMAL(38, 6)), value."customersWithoutRate",
    CAST(value."customerChurnRateChartmogul" AS DECIMAL(38, 6)), CAST(value."customerChurnRateStripe" AS DECIMAL(38, 6)),
    CAST(value."customerChurnRateBaremetrics" AS DECIMAL(38, 6)), CAST(value."crr" AS DECIMAL(38, 6)),
    CAST(value."grossMrrChurnRate" AS DECIMAL(38, 6)), CAST(value."netMrrChurnRate" AS DECIMAL(38, 6)), value."negativeChurn",
    CAST(value."nrr" AS DECIMAL(38, 6)), CAST(value."grr" AS DECIMAL(38, 6)), CAST(value."quickRatio" AS DECIMAL(38, 6)),
    CAST(value."expansionShare" AS DECIMAL(38, 6)), CAST(value."arpa" AS DECIMAL(38, 6)), CAST(value."asp" AS DECIMAL(38, 6)),
    CAST(value."ltv" AS DECIMAL(38, 6)), value."churnByKind", value."churnByReason", value."churnByPlan",
    value."churnByTenure", value."trialsStarted", value."trialsStartedConverted",
    CAST(value."trialConversionRateByStart" AS DECIMAL(38, 6)), value."trialsEnded", value."trialsConverted",
    CAST(value."trialConversionRate" AS DECIMAL(38, 6)), CAST(value."nps" AS DECIMAL(38, 6)), value."npsResponses",
    CAST(value."csat" AS DECIMAL(38, 6)), value."csatResponses", value."payingCustomers", value."repeatCustomers",
    value."paidInvoices", CAST(value."repeatPurchaseRate" AS DECIMAL(38, 6)),
    CAST(value."purchaseFrequency" AS DECIMAL(38, 6)), value."expandedCustomers", value."contractedCustomers",
    value."churnedCustomers", value."reactivatedCustomers", partition, "offset"
FROM read_json(getvariable('replay') || '/retention-metrics.jsonl', format = 'newline_delimited', columns = {
    partition: 'INTEGER', "offset": 'BIGINT', value: 'STRUCT(
        "segment" VARCHAR, "window" VARCHAR, "day" VARCHAR, "live" BOOLEAN, "revision" BIGINT, "isFinal" BOOLEAN,
        "restatedAfterFinal" BOOLEAN, "asOf" VARCHAR, "reportingCurrency" VARCHAR, "customersStart" BIGINT, "mrrStart" VARCHAR,
        "customers" BIGINT, "mrr" VARCHAR, "arr" VARCHAR, "newCount" BIGINT, "newMrr" VARCHAR, "expansionCount" BIGINT,
        "expansionMrr" VARCHAR, "contractionCount" BIGINT, "contractionMrr" VARCHAR, "churnCount" BIGINT, "churnMrr" VARCHAR,
        "reactivationCount" BIGINT, "reactivationMrr" VARCHAR, "enteringMrr" VARCHAR, "leavingMrr" VARCHAR, "lost" BIGINT,
        "gained" BIGINT, "mrrRevalued" VARCHAR, "fx" VARCHAR, "customersWithoutRate" BIGINT,
        "customerChurnRateChartmogul" VARCHAR, "customerChurnRateStripe" VARCHAR, "customerChurnRateBaremetrics" VARCHAR,
        "crr" VARCHAR, "grossMrrChurnRate" VARCHAR, "netMrrChurnRate" VARCHAR, "negativeChurn" BOOLEAN, "nrr" VARCHAR,
        "grr" VARCHAR, "quickRatio" VARCHAR, "expansionShare" VARCHAR, "arpa" VARCHAR, "asp" VARCHAR, "ltv" VARCHAR,
        "churnByKind" JSON, "churnByReason" JSON, "churnByPlan" JSON, "churnByTenure" JSON, "trialsStarted" BIGINT,
        "trialsStartedConverted" BIGINT, "trialConversionRateByStart" VARCHAR, "trialsEnded" BIGINT, "trialsConverted" BIGINT,
        "trialConversionRate" VARCHAR, "nps" VARCHAR, "npsResponses" BIGINT, "csat" VARCHAR, "csatResponses" BIGINT,
        "payingCustomers" BIGINT, "repeatCustomers" BIGINT, "paidInvoices" BIGINT, "repeatPurchaseRate" VARCHAR,
        "purchaseFrequency" VARCHAR, "expandedCustomers" BIGINT, "contractedCustomers" BIGINT, "churnedCustomers" BIGINT,
        "reactivatedCustomers" BIGINT)'});

DELETE FROM cohort_retention;
INSERT INTO cohort_retention
SELECT
    value."segment", value."cohort", value."offset", CAST(value."asOfDay" AS DATE), value."customersStart",
    CAST(value."mrrStart" AS DECIMAL(38, 6)), value."customers", CAST(value."mrr" AS DECIMAL(38, 6)), value."revision",
    value."isFinal", value."reportingCurrency", partition, "offset"
FROM read_json(getvariable('replay') || '/cohort-retention.jsonl', format = 'newline_delimited', columns = {
    partition: 'INTEGER', "offset": 'BIGINT', value: 'STRUCT(
        "segment" VARCHAR, "cohort" VARCHAR, "offset" INTEGER, "asOfDay" VARCHAR, "customersStart" BIGINT, "mrrStart" VARCHAR,
        "customers" BIGINT, "mrr" VARCHAR, "revision" BIGINT, "isFinal" BOOLEAN, "reportingCurrency" VARCHAR)'});

DELETE FROM customer_health;
INSERT INTO customer_health
SELECT
    value."customerId", value."status", CAST(value."mrr" AS DECIMAL(38, 6)), value."currency", value."mrrByCurrency",
    value."reportingCurrency", CAST(value."reportingMrr" AS DECIMAL(38, 6)), CAST(value."since" AS TIMESTAMP),
    CAST(value."lifetimePaid" AS DECIMAL(38, 6)), value."invoicesPaid", CAST(value."lastPaidAt" AS TIMESTAMP), value."recency",
    value."frequency", value."monetary", value."rfmSegment", value."lastNps", CAST(value."lastCsat" AS DECIMAL(38, 6)),
    value."features", CAST(value."score" AS DECIMAL(38, 6)), value."signals", value."openAlerts",
    CAST(value."renewsAt" AS TIMESTAMP), value."attributes", CAST(value."updatedAt" AS TIMESTAMP), value."provisional",
    partition, "offset"
FROM read_json(getvariable('replay') || '/customer-health.jsonl', format = 'newline_delimited', columns = {
    partition: 'INTEGER', "offset": 'BIGINT', value: 'STRUCT(
        "customerId" VARCHAR, "status" VARCHAR, "mrr" VARCHAR, "currency" VARCHAR, "mrrByCurrency" JSON,
        "reportingCurrency" VARCHAR, "reportingMrr" VARCHAR, "since" VARCHAR, "lifetimePaid" VARCHAR, "invoicesPaid" BIGINT,
        "lastPaidAt" VARCHAR, "recency" INTEGER, "frequency" INTEGER, "monetary" INTEGER, "rfmSegment" VARCHAR,
        "lastNps" INTEGER, "lastCsat" VARCHAR, "features" JSON, "score" VARCHAR, "signals" JSON, "openAlerts" JSON,
        "renewsAt" VARCHAR, "attributes" JSON, "updatedAt" VARCHAR, "provisional" BOOLEAN)'});

DELETE FROM at_risk_alerts;
INSERT INTO at_risk_alerts
SELECT
    value."alertId", value."customerId", value."kind", value."state", value."severity", CAST(value."score" AS DECIMAL(38, 6)),
    CAST(value."mrrAtRisk" AS DECIMAL(38, 6)), value."reportingCurrency", value."signals", value."rule",
    value."suggestedAction", CAST(value."openedAt" AS TIMESTAMP), CAST(value."updatedAt" AS TIMESTAMP), value."revision",
    value."sentence", CAST(value."expectedLoss" AS DECIMAL(38, 6)), value."heldOut", value."owner",
    CAST(value."acknowledgedAt" AS TIMESTAMP), CAST(value."snoozedUntil" AS TIMESTAMP), CAST(value."dueAt" AS TIMESTAMP),
    value."resolution", CAST(value."actedAt" AS TIMESTAMP), value."actedBy", value."comment", partition, "offset"
FROM read_json(getvariable('replay') || '/at-risk-alerts.jsonl', format = 'newline_delimited', columns = {
    partition: 'INTEGER', "offset": 'BIGINT', value: 'STRUCT(
        "alertId" VARCHAR, "customerId" VARCHAR, "kind" VARCHAR, "state" VARCHAR, "severity" VARCHAR, "score" VARCHAR,
        "mrrAtRisk" VARCHAR, "reportingCurrency" VARCHAR, "signals" JSON, "rule" VARCHAR, "suggestedAction" VARCHAR,
        "openedAt" VARCHAR, "updatedAt" VARCHAR, "revision" BIGINT, "sentence" VARCHAR, "expectedLoss" VARCHAR,
        "heldOut" BOOLEAN, "owner" VARCHAR, "acknowledgedAt" VARCHAR, "snoozedUntil" VARCHAR, "dueAt" VARCHAR,
        "resolution" VARCHAR, "actedAt" VARCHAR, "actedBy" VARCHAR, "comment" VARCHAR)'});

DELETE FROM alert_outcomes;
INSERT INTO alert_outcomes
SELECT
    value."alertId", value."customerId", value."kind", value."rule", CAST(value."score" AS DECIMAL(38, 6)),
    CAST(value."raisedAt" AS TIMESTAMP), CAST(value."horizonEndsAt" AS TIMESTAMP), value."outcome",
    CAST(value."outcomeAt" AS TIMESTAMP), value."leadDays", CAST(value."mrrLost" AS DECIMAL(38, 6)), value."reportingCurrency",
    CAST(value."mrrAtRisk" AS DECIMAL(38, 6)), value."decided", value."heldOut", CAST(value."actedAt" AS TIMESTAMP),
    value."resolution", partition, "offset"
FROM read_json(getvariable('replay') || '/alert-outcomes.jsonl', format = 'newline_delimited', columns = {
    partition: 'INTEGER', "offset": 'BIGINT', value: 'STRUCT(
        "alertId" VARCHAR, "customerId" VARCHAR, "kind" VARCHAR, "rule" VARCHAR, "score" VARCHAR, "raisedAt" VARCHAR,
        "horizonEndsAt" VARCHAR, "outcome" VARCHAR, "outcomeAt" VARCHAR, "leadDays" INTEGER, "mrrLost" VARCHAR,
        "reportingCurrency" VARCHAR, "mrrAtRisk" VARCHAR, "decided" BOOLEAN, "heldOut" BOOLEAN, "actedAt" VARCHAR,
        "resolution" VARCHAR)'});

COMMIT;
