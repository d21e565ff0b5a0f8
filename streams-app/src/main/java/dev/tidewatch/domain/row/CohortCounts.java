package dev.tidewatch.domain.row;

import dev.tidewatch.domain.vector.SliceMeasure;

/**
 * Holds what is counted of a cohort in one segment; amounts in micros of the reporting currency.
 *
 * @param customersStart whose NEW was in the segment
 * @param mrrStart of their NEW movements, there
 * @param customers those of them with MRR
 * @param mrr their part of it
 */
public record CohortCounts(long customersStart, long mrrStart, long customers, long mrr) {

    public static final CohortCounts NONE = new CohortCounts(0, 0, 0, 0);

    /** One count of them. */
    public static CohortCounts of(SliceMeasure measure, long amount) {
        return switch (measure) {
            case COHORT_CUSTOMERS_START -> new CohortCounts(amount, 0, 0, 0);
            case COHORT_MRR_START -> new CohortCounts(0, amount, 0, 0);
            case COHORT_CUSTOMERS -> new CohortCounts(0, 0, amount, 0);
            case COHORT_MRR -> new CohortCounts(0, 0, 0, amount);
            case MRR_IN_CURRENCY,
                    CHURN_COUNT_BY_REASON,
                    CHURN_MRR_BY_REASON,
                    CHURN_COUNT_BY_PLAN,
                    CHURN_MRR_BY_PLAN,
                    CHURN_COUNT_BY_TENURE,
                    CHURN_MRR_BY_TENURE,
                    PAID_RECENCY,
                    PAID_FREQUENCY,
                    PAID_MONETARY,
                    PAID_INVOICES,
                    PAID_RECEIVED -> NONE;
        };
    }

    public CohortCounts plus(CohortCounts other) {
        return new CohortCounts(
                Math.addExact(customersStart, other.customersStart),
                Math.addExact(mrrStart, other.mrrStart),
                Math.addExact(customers, other.customers),
                Math.addExact(mrr, other.mrr));
    }
}
