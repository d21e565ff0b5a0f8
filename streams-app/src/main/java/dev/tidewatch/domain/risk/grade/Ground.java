package dev.tidewatch.domain.risk.grade;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Holds what alerts are compared with: all customers, whether an alert was about them or not.
 *
 * @param customers that an alert could have been about, one horizon before the end of the window
 * @param right those of them of which such an alert would have come true
 * @param customerDays the customers that paid at the end of a day, summed over the days of the window
 */
public record Ground(int customers, int right, long customerDays) {

    static final Ground NONE = new Ground(0, 0, 0);

    Ground plus(Ground other) {
        return new Ground(customers + other.customers, right + other.right, customerDays + other.customerDays);
    }

    /** Returns the precision of alerts about everybody; null if there is nobody. */
    public @Nullable BigDecimal rate() {
        return Proportion.of(right, customers);
    }
}
