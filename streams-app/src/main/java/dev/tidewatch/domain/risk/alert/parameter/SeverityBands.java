package dev.tidewatch.domain.risk.alert.parameter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Severity by money, in micros of the reporting currency: of AT_RISK the loss to be expected, or the MRR where a setting says so; of
 * other kinds the MRR that the alert is about.
 *
 * @param mediumFrom below it LOW
 * @param highFrom the same for HIGH
 * @param criticalFrom the same for CRITICAL
 * @param horizonDays how far the score looks ahead: so many days of MRR go with a customer
 */
public record SeverityBands(long mediumFrom, long highFrom, long criticalFrom, Basis basis, int horizonDays) {

    private static final BigDecimal DAYS_OF_A_MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The money by which an AT_RISK alert is urgent. */
    public enum Basis {
        LOSS,
        MRR
    }

    public SeverityBands within(int days) {
        return new SeverityBands(mediumFrom, highFrom, criticalFrom, basis, days);
    }

    /** Unknown money is MEDIUM. */
    public Severity of(AlertKind kind, @Nullable Long mrr, BigDecimal score) {
        Long loss = basis == Basis.LOSS ? expectedLoss(kind, mrr, score) : null;
        Long micros = loss == null ? mrr : loss;
        if (micros == null) {
            return Severity.MEDIUM;
        }
        if (micros >= criticalFrom) {
            return Severity.CRITICAL;
        }
        if (micros >= highFrom) {
            return Severity.HIGH;
        }
        return micros >= mediumFrom ? Severity.MEDIUM : Severity.LOW;
    }

    /**
     * The loss to be expected within the horizon: {@code score / 100 x MRR x horizon in days / 30}, HALF_UP to micros.
     *
     * @return micros of the reporting currency; null of other kinds than AT_RISK, and while a rate is missing
     */
    @Nullable
    public Long expectedLoss(AlertKind kind, @Nullable Long mrr, BigDecimal score) {
        if (kind != AlertKind.AT_RISK || mrr == null) {
            return null;
        }
        return score.multiply(BigDecimal.valueOf(mrr))
                .multiply(BigDecimal.valueOf(horizonDays))
                .divide(PERCENT.multiply(DAYS_OF_A_MONTH), 0, RoundingMode.HALF_UP)
                .min(MOST)
                .longValueExact();
    }
}
