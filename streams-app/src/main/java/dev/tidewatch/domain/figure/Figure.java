package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A figure that adds up over customers: that of all is the sum of what each one makes alone. */
public enum Figure implements Metric {
    CUSTOMERS_START("customersStart", Source.START, Unit.COUNT, RetentionFigures::customersStart),
    MRR_START("mrrStart", Source.START, Unit.MONEY, RetentionFigures::mrrStart),
    CUSTOMERS("customers", Source.END, Unit.COUNT, RetentionFigures::customers),
    MRR("mrr", Source.END, Unit.MONEY, RetentionFigures::mrr),
    ARR("arr", Source.END, Unit.MONEY, RetentionFigures::arr),
    NEW_COUNT("newCount", Source.MOVEMENTS, Unit.COUNT, Measure.NEW_COUNT),
    NEW_MRR("newMrr", Source.MOVEMENTS, Unit.MONEY, Measure.NEW_MRR),
    EXPANSION_COUNT("expansionCount", Source.MOVEMENTS, Unit.COUNT, Measure.EXPANSION_COUNT),
    EXPANSION_MRR("expansionMrr", Source.MOVEMENTS, Unit.MONEY, Measure.EXPANSION_MRR),
    CONTRACTION_COUNT("contractionCount", Source.MOVEMENTS, Unit.COUNT, Measure.CONTRACTION_COUNT),
    CONTRACTION_MRR("contractionMrr", Source.MOVEMENTS, Unit.MONEY, Measure.CONTRACTION_MRR),
    CHURN_COUNT("churnCount", Source.MOVEMENTS, Unit.COUNT, Measure.CHURN_COUNT),
    CHURN_MRR("churnMrr", Source.MOVEMENTS, Unit.MONEY, Measure.CHURN_MRR),
    REACTIVATION_COUNT("reactivationCount", Source.MOVEMENTS, Unit.COUNT, Measure.REACTIVATION_COUNT),
    REACTIVATION_MRR("reactivationMrr", Source.MOVEMENTS, Unit.MONEY, Measure.REACTIVATION_MRR),
    ENTERING_MRR("enteringMrr", Source.MOVEMENTS, Unit.MONEY, Measure.ENTERING_MRR),
    LEAVING_MRR("leavingMrr", Source.MOVEMENTS, Unit.MONEY, Measure.LEAVING_MRR),
    LOST("lost", Source.END, Unit.COUNT, RetentionFigures::lost),
    GAINED("gained", Source.END, Unit.COUNT, RetentionFigures::gained),
    CUSTOMERS_WITHOUT_RATE("customersWithoutRate", Source.END, Unit.COUNT, RetentionFigures::withoutRate),
    EXPANDED_CUSTOMERS("expandedCustomers", Source.MOVERS, PairMeasure.EXPANDED),
    CONTRACTED_CUSTOMERS("contractedCustomers", Source.MOVERS, PairMeasure.CONTRACTED),
    CHURNED_CUSTOMERS("churnedCustomers", Source.MOVERS, PairMeasure.CHURNED),
    REACTIVATED_CUSTOMERS("reactivatedCustomers", Source.MOVERS, PairMeasure.REACTIVATED),
    TRIALS_STARTED("trialsStarted", Source.TRIALS, Unit.COUNT, Measure.TRIALS_STARTED),
    TRIALS_STARTED_CONVERTED("trialsStartedConverted", Source.TRIALS, Unit.COUNT, Measure.TRIALS_STARTED_CONVERTED),
    TRIALS_ENDED("trialsEnded", Source.TRIALS, Unit.COUNT, Measure.TRIALS_ENDED),
    TRIALS_CONVERTED("trialsConverted", Source.TRIALS, Unit.COUNT, Measure.TRIALS_CONVERTED),
    NPS_RESPONSES("npsResponses", Source.ANSWERS, PairMeasure.NPS_RESPONSES),
    CSAT_RESPONSES("csatResponses", Source.ANSWERS, PairMeasure.CSAT_RESPONSES),
    PAYING_CUSTOMERS("payingCustomers", Source.INVOICES, PairMeasure.PAYING),
    REPEAT_CUSTOMERS("repeatCustomers", Source.INVOICES, PairMeasure.REPEAT),
    PAID_INVOICES("paidInvoices", Source.INVOICES, Unit.COUNT, Measure.PAID_INVOICES),
    /** It is only part of a quotient and no field of a row, as are the next four. */
    RETAINED_MRR("retainedMrr", Source.END, Unit.MONEY, RetentionFigures::retainedMrr),
    KEPT_MRR("keptMrr", Source.END, Unit.MONEY, RetentionFigures::keptMrr),
    NPS_PROMOTERS("npsPromoters", Source.ANSWERS, PairMeasure.NPS_PROMOTERS),
    NPS_DETRACTORS("npsDetractors", Source.ANSWERS, PairMeasure.NPS_DETRACTORS),
    CSAT_SATISFIED("csatSatisfied", Source.ANSWERS, PairMeasure.CSAT_SATISFIED);

    private final String field;
    private final Source source;
    private final Unit unit;

    /** Most figures are asked for directly: a row has many of them, and one call site for thirty functions is slow. */
    private final @Nullable Measure flow;

    private final @Nullable PairMeasure customers;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final ToLongFunction<RetentionFigures> amount;

    Figure(String field, Source source, Unit unit, Measure flow) {
        this(field, source, unit, flow, null, figures -> figures.inWindow(flow));
    }

    Figure(String field, Source source, PairMeasure customers) {
        this(field, source, Unit.COUNT, null, customers, figures -> figures.inWindow(customers));
    }

    Figure(String field, Source source, Unit unit, ToLongFunction<RetentionFigures> amount) {
        this(field, source, unit, null, null, amount);
    }

    Figure(
            String field,
            Source source,
            Unit unit,
            @Nullable Measure flow,
            @Nullable PairMeasure customers,
            ToLongFunction<RetentionFigures> amount) {
        this.field = field;
        this.source = source;
        this.unit = unit;
        this.flow = flow;
        this.customers = customers;
        this.amount = amount;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public BigDecimal of(RetentionFigures figures) {
        return BigDecimal.valueOf(amount(figures), isMoney() ? Amounts.SCALE : 0);
    }

    /** Returns its value as a row has it: a count is a long. */
    public Number value(RetentionFigures figures) {
        long amount = amount(figures);
        return isMoney() ? Amounts.ofMicros(amount) : Long.valueOf(amount);
    }

    /** Returns the amount in customers, movements or the like, or in micros of the reporting currency. */
    long amount(RetentionFigures figures) {
        if (flow != null) {
            return figures.inWindow(flow);
        }
        return customers != null ? figures.inWindow(customers) : amount.applyAsLong(figures);
    }

    boolean isMoney() {
        return unit == Unit.MONEY;
    }

    @Override
    public List<Term> numerator() {
        return List.of(new Term(this, true));
    }

    @Override
    public List<Term> denominator() {
        return List.of();
    }
}
