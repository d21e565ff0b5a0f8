package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A segment at the end of a day.
 *
 * @param foreign MRR in other currencies at the day's rates, in the reporting currency; null if one of them has no rate
 */
public record DayEnd(FigureVector figures, @Nullable BigDecimal foreign) {

    public static final DayEnd ZERO = new DayEnd(FigureVector.ZERO, BigDecimal.ZERO);

    DayEnd plus(DayEnd other) {
        BigDecimal sum = foreign == null || other.foreign == null ? null : foreign.add(other.foreign);
        return new DayEnd(figures.plus(other.figures), sum);
    }

    /** MRR at the day's rates instead of the booked ones; null if a currency has none. */
    @Nullable
    BigDecimal mrrRevalued() {
        long own = figures.get(Measure.MRR) - figures.get(Measure.FOREIGN_MRR);
        return foreign == null ? null : Amounts.ofMicros(own).add(foreign);
    }

    /** Otherwise MRR at the day's rates is MRR. */
    boolean isForeign() {
        return !figures.natives().isEmpty();
    }
}
