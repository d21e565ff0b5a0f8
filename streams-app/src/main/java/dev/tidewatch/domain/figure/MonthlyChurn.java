package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A segment's customer churn rate month by month, of months that are over. */
public final class MonthlyChurn {

    /** So many go into lifetime value. */
    static final int MONTHS = 6;

    private final IntFunction<DayEnd> ends;
    private final Map<LocalDate, Optional<BigDecimal>> sums = new HashMap<>();

    /** @param ends of the days that are over */
    public MonthlyChurn(IntFunction<DayEnd> ends) {
        this.ends = ends;
    }

    /** The sum of the published rates of the six months before that of a day; null if one of them has none. */
    @Nullable
    public BigDecimal beforeMonthOf(int day) {
        return sums.computeIfAbsent(
                        LocalDate.ofEpochDay(day).withDayOfMonth(1), month -> Optional.ofNullable(sum(month)))
                .orElse(null);
    }

    private @Nullable BigDecimal sum(LocalDate month) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int back = 1; back <= MONTHS; back++) {
            int last = end(month.minusMonths(back - 1L));
            int first = end(month.minusMonths(back));
            BigDecimal rate = Ratio.of(
                    ends.apply(last).figures().get(PairMeasure.LOST, Window.MTD),
                    ends.apply(first).figures().get(Measure.CUSTOMERS));
            if (rate == null) {
                return null;
            }
            sum = sum.add(rate);
        }
        return sum;
    }

    /** The day before a month. */
    private static int end(LocalDate firstOfMonth) {
        return Math.toIntExact(firstOfMonth.toEpochDay()) - 1;
    }
}
