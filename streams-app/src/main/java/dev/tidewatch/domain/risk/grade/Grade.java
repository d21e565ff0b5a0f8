package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the alerts of one kind and rule were in a window; docs/alerts.md, "Grades".
 *
 * @param rule null: the score raised them
 * @param heldOut about customers of the hold-out; others are about all others
 * @param alerts raised in the window
 * @param acting what people did about them
 * @param reliability how often each score came true, of AT_RISK
 */
public record Grade(
        AlertKind kind,
        @Nullable String rule,
        boolean heldOut,
        int alerts,
        Hits hits,
        Recall recall,
        Ground ground,
        Acting acting,
        List<Bin> reliability) {

    private static final BigDecimal MONTH_DAYS = BigDecimal.valueOf(30);

    public Grade {
        reliability = List.copyOf(reliability);
    }

    /** Returns how many times better they are than alerts about everybody; null if either is unknown, or nobody is right by chance. */
    public @Nullable BigDecimal lift() {
        return hits.episodes() == 0
                ? null
                : Proportion.of(
                        BigDecimal.valueOf(hits.right()).multiply(BigDecimal.valueOf(ground.customers())),
                        BigDecimal.valueOf(hits.episodes()).multiply(BigDecimal.valueOf(ground.right())));
    }

    /** Returns the alerts raised for a customer that pays for 30 days; null if none paid. */
    public @Nullable BigDecimal burden() {
        return Proportion.of(
                BigDecimal.valueOf(alerts).multiply(MONTH_DAYS), BigDecimal.valueOf(ground.customerDays()));
    }

    /** Returns true if there is nothing to say about them. */
    boolean isEmpty() {
        return alerts == 0 && hits.episodes() == 0 && (rule != null || recall.came() == 0);
    }
}
