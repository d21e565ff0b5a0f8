package dev.tidewatch.domain.time;

import dev.tidewatch.domain.money.Fraction;

/** Says how many billing periods of one unit a month holds; divided by the interval's count. Settings. */
public record MonthFactors(Fraction day, Fraction week, Fraction month, Fraction year) {

    public static final MonthFactors STANDARD =
            new MonthFactors(Fraction.of(365, 12), Fraction.of(52, 12), Fraction.of(1, 1), Fraction.of(1, 12));

    public Fraction of(BillingInterval interval) {
        Fraction unit = switch (interval.unit()) {
            case DAY -> day;
            case WEEK -> week;
            case MONTH -> month;
            case YEAR -> year;
        };
        return interval.count() == 1 ? unit : unit.times(Fraction.of(1, interval.count()));
    }
}
