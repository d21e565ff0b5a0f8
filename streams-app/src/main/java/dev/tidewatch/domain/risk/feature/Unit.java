package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.money.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Says what a feature's number counts, and how it is written. */
public enum Unit {
    COUNT,
    DAYS,
    HOURS,
    /** Points of those that a survey offers. */
    POINTS,
    /** A number without a unit. */
    NUMBER,
    /** A part of a whole, 0.25 is a quarter. */
    SHARE,
    /** Major units of the reporting currency a month. */
    MONEY,
    /** 1 or 0. */
    TRUTH;

    /** Returns a value as it is written. */
    public String text(BigDecimal value) {
        return switch (this) {
            case COUNT, DAYS, HOURS, POINTS, NUMBER, SHARE -> value.toPlainString();
            case MONEY -> value.setScale(Amounts.SCALE, RoundingMode.HALF_UP).toPlainString();
            case TRUTH -> Boolean.toString(value.signum() != 0);
        };
    }
}
