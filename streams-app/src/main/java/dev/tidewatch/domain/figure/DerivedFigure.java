package dev.tidewatch.domain.figure;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amount that is neither a sum over customers nor a quotient of such sums. */
public enum DerivedFigure implements Metric {
    MRR_REVALUED("mrrRevalued", Source.RATES, RetentionFigures::mrrRevalued),
    FX("fx", Source.RATES, RetentionFigures::fx),
    LTV("ltv", Source.MONTHS, RetentionFigures::ltv);

    private final String field;
    private final Source source;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final Formula formula;

    private interface Formula {

        @Nullable
        BigDecimal of(RetentionFigures figures);
    }

    DerivedFigure(String field, Source source, Formula formula) {
        this.field = field;
        this.source = source;
        this.formula = formula;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public Unit unit() {
        return Unit.MONEY;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public @Nullable BigDecimal of(RetentionFigures figures) {
        return formula.of(figures);
    }

    @Override
    public List<Term> numerator() {
        return List.of();
    }

    @Override
    public List<Term> denominator() {
        return List.of();
    }
}
