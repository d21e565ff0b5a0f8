package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what MRR is worth at the rates of its day: docs/formulas.md, "Currencies". */
public record Revaluation(Rates rates) {

    private static final int NANO_SCALE = 9;

    /**
     * A segment's figures over a window.
     *
     * @param day the window ends with it
     * @param start sums up to the window's start
     * @param end sums up to its end
     */
    public RetentionFigures figures(Window window, int day, FigureVector start, FigureVector end) {
        return new RetentionFigures(window, of(start, window.start(day)), of(end, day), null);
    }

    public DayEnd of(FigureVector figures, int day) {
        return new DayEnd(figures, figures.natives().isEmpty() ? BigDecimal.ZERO : foreign(figures, day));
    }

    /** Each currency is rounded by itself; a sum of amounts and rates of any size fits. */
    private @Nullable BigDecimal foreign(FigureVector figures, int day) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, Long> amount : figures.natives().entrySet()) {
            Rate rate = rates.on(amount.getKey(), day);
            if (rate == null) {
                return null;
            }
            sum = sum.add(Amounts.ofMicros(amount.getValue())
                    .multiply(BigDecimal.valueOf(rate.nanos(), NANO_SCALE))
                    .setScale(Amounts.SCALE, RoundingMode.HALF_UP));
        }
        return sum;
    }
}
