package dev.tidewatch.app.views;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.output.CustomerHealth;
import java.math.BigDecimal;

/**
 * The customers that are counted without a discount whose terms are not known, at one moment.
 *
 * @param mrr what they are counted at, in the reporting currency; those that lack a rate are not in it
 */
public record Provisional(long customers, BigDecimal mrr) {

    private static final Provisional NONE = new Provisional(0, BigDecimal.ZERO.setScale(Amounts.SCALE));

    public static Provisional in(HealthView view) {
        Provisional[] sum = {NONE};
        view.eachProvisional(health -> sum[0] = sum[0].and(health));
        return sum[0];
    }

    private Provisional and(CustomerHealth health) {
        BigDecimal more = health.getReportingMrr();
        return new Provisional(customers + 1, more == null ? mrr : mrr.add(more));
    }
}
