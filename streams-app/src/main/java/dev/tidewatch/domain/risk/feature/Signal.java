package dev.tidewatch.domain.risk.feature;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;

/**
 * One feature's part in a score; every number has 6 decimals.
 *
 * @param name the feature's dotted name
 * @param weight as its file states it; with weights of format 1 the weight of unknown features is spread over the known ones
 * @param contribution to the log-odds of leaving; negative speaks for staying
 */
public record Signal(String name, BigDecimal value, BigDecimal weight, BigDecimal contribution, String evidence) {

    public static final int DIGITS = 6;

    /** Largest contribution first. */
    public static final Comparator<Signal> ORDER =
            Comparator.comparing(Signal::contribution).reversed().thenComparing(Signal::name);

    public Signal {
        value = value.setScale(DIGITS, RoundingMode.HALF_UP);
        weight = weight.setScale(DIGITS, RoundingMode.HALF_UP);
        contribution = contribution.setScale(DIGITS, RoundingMode.HALF_UP);
    }

    public String evidenceOrName() {
        return evidence.isEmpty() ? name : evidence;
    }

    /** Returns whether it speaks for leaving. */
    public boolean isAlarming() {
        return contribution.signum() > 0;
    }
}
