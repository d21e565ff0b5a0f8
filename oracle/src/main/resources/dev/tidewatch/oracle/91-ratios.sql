-- The figures as rows state them.
-- Lifetime value: ARPA / mean of customerChurnRateChartmogul, as the rows of MTD state it on their months' last days, of the six
-- whole months before that of the day; in one go, so that it is rounded once.
CREATE TABLE pace AS
WITH month AS (
    SELECT segment, date_trunc('month', day)::DATE AS month, ratio(lost, customers_start) AS rate
    FROM known
    WHERE span = 'MTD' AND NOT live AND day = last_day(day)
)
SELECT m.segment, (m.month + to_months(n))::DATE AS month, CASE WHEN count(m.rate) = 6 THEN sum(m.rate) END AS rates
FROM month m, range(1, 7) ahead(n)
GROUP BY ALL;

CREATE TABLE figure AS
SELECT s.segment || '|' || k.span || '|' || CASE WHEN k.live THEN 'live' ELSE k.day::VARCHAR END AS key,
    k.day::VARCHAR AS day, k.live, customers_start AS "customersStart", mrr_start AS "mrrStart", customers, mrr, 12 * mrr AS arr,
    new_count AS "newCount", new_mrr AS "newMrr", expansion_count AS "expansionCount", expansion_mrr AS "expansionMrr",
    contraction_count AS "contractionCount", contraction_mrr AS "contractionMrr", churn_count AS "churnCount",
    churn_mrr AS "churnMrr", reactivation_count AS "reactivationCount", reactivation_mrr AS "reactivationMrr",
    entering_mrr AS "enteringMrr", leaving_mrr AS "leavingMrr", lost, gained, revalued AS "mrrRevalued",
    (revalued - revalued_start) - (mrr - mrr_start) AS fx, customers_without_rate AS "customersWithoutRate",
    ratio(lost, customers_start) AS "customerChurnRateChartmogul",
    ratio(churn_count, customers_start + new_count) AS "customerChurnRateStripe",
    ratio(churn_count, customers_start) AS "customerChurnRateBaremetrics",
    ratio(customers - gained, customers_start) AS crr,
    ratio(churn_mrr + contraction_mrr, mrr_start) AS "grossMrrChurnRate",
    ratio(churn_mrr + contraction_mrr - expansion_mrr - reactivation_mrr, mrr_start) AS "netMrrChurnRate",
    ratio(kept, mrr_start) AS nrr, ratio(kept_capped, mrr_start) AS grr,
    ratio(new_mrr + expansion_mrr + reactivation_mrr, contraction_mrr + churn_mrr) AS "quickRatio",
    ratio(expansion_mrr, new_mrr + expansion_mrr + reactivation_mrr) AS "expansionShare",
    CASE WHEN customers > 0 THEN half_up(mrr::HUGEINT, customers::HUGEINT) END AS arpa,
    CASE WHEN new_count > 0 THEN half_up(new_mrr::HUGEINT, new_count::HUGEINT) END AS asp,
    CASE WHEN mrr_start > 0 THEN churn_mrr + contraction_mrr < expansion_mrr + reactivation_mrr END AS "negativeChurn",
    CASE WHEN customers * rates > 0 THEN half_up(mrr::HUGEINT * 6 * 1000000, customers * rates) END AS ltv,
    coalesce(t."expandedCustomers", 0) AS "expandedCustomers", coalesce(t."contractedCustomers", 0) AS "contractedCustomers",
    coalesce(t."churnedCustomers", 0) AS "churnedCustomers", coalesce(t."reactivatedCustomers", 0) AS "reactivatedCustomers",
    t."churnByKind", t."churnByReason", t."churnByPlan", t."churnByTenure",
    coalesce(t."trialsStarted", 0) AS "trialsStarted", coalesce(t."trialsStartedConverted", 0) AS "trialsStartedConverted",
    ratio(t."trialsStartedConverted", t."trialsStarted") AS "trialConversionRateByStart",
    coalesce(t."trialsEnded", 0) AS "trialsEnded", coalesce(t."trialsConverted", 0) AS "trialsConverted",
    ratio(t."trialsConverted", t."trialsEnded") AS "trialConversionRate",
    ratio(100 * (t.promoters - t.detractors), t."npsResponses") AS nps, coalesce(t."npsResponses", 0) AS "npsResponses",
    ratio(t.content, t."csatResponses") AS csat, coalesce(t."csatResponses", 0) AS "csatResponses",
    coalesce(t."payingCustomers", 0) AS "payingCustomers", coalesce(t."repeatCustomers", 0) AS "repeatCustomers",
    coalesce(t."paidInvoices", 0) AS "paidInvoices", ratio(t."repeatCustomers", t."payingCustomers") AS "repeatPurchaseRate",
    ratio(t."paidInvoices", t."payingCustomers") AS "purchaseFrequency"
FROM known k
JOIN segment_no s ON s.no = k.segment
LEFT JOIN pace p ON p.segment = k.segment AND p.month = date_trunc('month', k.day)::DATE
LEFT JOIN window_tally t ON t.segment = k.segment AND t.span = k.span AND t.day = k.day;
