package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.vector.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/** A figure that adds up over customers: that of all is the sum of what each one makes alone. */
public enum Figure implements Metric {
    CUSTOMERS_START("customersStart", Basis.START, Unit.COUNT, RetentionFigures::customersStart),
    MRR_START("mrrStart", Basis.START, Unit.MICROS, RetentionFigures::mrrStart),
    CUSTOMERS("customers", Basis.END, Unit.COUNT, RetentionFigures::customers),
    MRR("mrr", Basis.END, Unit.MICROS, RetentionFigures::mrr),
    ARR("arr", Basis.END, Unit.MICROS, RetentionFigures::arr),
    NEW_COUNT("newCount", Measure.NEW_COUNT, Unit.COUNT),
    NEW_MRR("newMrr", Measure.NEW_MRR, Unit.MICROS),
    EXPANSION_COUNT("expansionCount", Measure.EXPANSION_COUNT, Unit.COUNT),
    EXPANSION_MRR("expansionMrr", Measure.EXPANSION_MRR, Unit.MICROS),
    CONTRACTION_COUNT("contractionCount", Measure.CONTRACTION_COUNT, Unit.COUNT),
    CONTRACTION_MRR("contractionMrr", Measure.CONTRACTION_MRR, Unit.MICROS),
    CHURN_COUNT("churnCount", Measure.CHURN_COUNT, Unit.COUNT),
    CHURN_MRR("churnMrr", Measure.CHURN_MRR, Unit.MICROS),
    REACTIVATION_COUNT("reactivationCount", Measure.REACTIVATION_COUNT, Unit.COUNT),
    REACTIVATION_MRR("reactivationMrr", Measure.REACTIVATION_MRR, Unit.MICROS),
    ENTERING_MRR("enteringMrr", Measure.ENTERING_MRR, Unit.MICROS),
    LEAVING_MRR("leavingMrr", Measure.LEAVING_MRR, Unit.MICROS),
    LOST("lost", Basis.END, Unit.COUNT, RetentionFigures::lost),
    GAINED("gained", Basis.END, Unit.COUNT, RetentionFigures::gained),
    CUSTOMERS_WITHOUT_RATE("customersWithoutRate", Basis.END, Unit.COUNT, RetentionFigures::withoutRate),
    /** Only part of a quotient, no field of a row. */
    RETAINED_MRR("retainedMrr", Basis.END, Unit.MICROS, RetentionFigures::retainedMrr),
    /** Only part of a quotient, no field of a row. */
    KEPT_MRR("keptMrr", Basis.END, Unit.MICROS, RetentionFigures::keptMrr);

    private final String field;
    private final Basis basis;
    private final Unit unit;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final ToLongFunction<RetentionFigures> amount;

    /** Says what of a customer makes the figure. */
    public enum Basis {
        /** The movements in the window make it. */
        MOVEMENTS,
        /** The state at the window's start makes it. */
        START,
        /** The state at the window's end makes it, alone or against the start. */
        END
    }

    private enum Unit {
        COUNT(0),
        MICROS(6);

        private final int scale;

        Unit(int scale) {
            this.scale = scale;
        }
    }

    Figure(String field, Measure flow, Unit unit) {
        this(field, Basis.MOVEMENTS, unit, figures -> figures.inWindow(flow));
    }

    Figure(String field, Basis basis, Unit unit, ToLongFunction<RetentionFigures> amount) {
        this.field = field;
        this.basis = basis;
        this.unit = unit;
        this.amount = amount;
    }

    @Override
    public String field() {
        return field;
    }

    public Basis basis() {
        return basis;
    }

    @Override
    public BigDecimal of(RetentionFigures figures) {
        return BigDecimal.valueOf(amount(figures), unit.scale);
    }

    /** Returns the amount in customers, movements or micros of the reporting currency. */
    long amount(RetentionFigures figures) {
        return amount.applyAsLong(figures);
    }

    boolean isMoney() {
        return unit == Unit.MICROS;
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
