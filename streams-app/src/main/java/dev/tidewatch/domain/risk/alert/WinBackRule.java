package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.JudgedCustomer;
import dev.tidewatch.domain.risk.score.Loss;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds reason for a WIN_BACK alert when a customer leaves that paid {@code tidewatch.alerts.winback.from} (100 a month) or more, until it
 * pays again or {@code tidewatch.alerts.winback.horizon} (90 days) is over; docs/alerts.md, "Kinds".
 */
final class WinBackRule implements AlertRule {

    private static final BigDecimal GONE = BigDecimal.valueOf(100);

    @Override
    public Finding find(JudgedCustomer judged, Moment moment, AlertPolicy policy) {
        if (judged.isPaying()) {
            return low(judged, () -> "pays again");
        }
        Loss lost = judged.lost();
        if (lost == null) {
            return low(judged, () -> "nothing was lost");
        }
        Instant end = lost.at().plus(policy.winBack().horizon());
        if (end.isBefore(moment.clock())) {
            return low(judged, () -> "left at " + lost.at() + " and did not come back");
        }
        Long micros = lost.micros();
        if (micros == null) {
            return Finding.of(AlertKind.WIN_BACK, ThresholdZone.UNKNOWN, judged).until(end);
        }
        return micros < policy.winBack().mrrFrom()
                ? low(judged, () -> "left at " + lost.at())
                : Finding.of(AlertKind.WIN_BACK, ThresholdZone.HIGH, judged)
                        .on(new ByLoss(() -> micros, () -> "left at " + lost.at(), """
                                Ask why the customer left, and offer a way back."""))
                        .until(end);
    }

    private static Finding low(JudgedCustomer judged, Supplier<String> evidence) {
        return Finding.of(AlertKind.WIN_BACK, ThresholdZone.LOW, judged)
                .on(new ByLoss(() -> lost(judged), evidence, ""));
    }

    private static long lost(JudgedCustomer judged) {
        Loss lost = judged.lost();
        Long micros = lost == null ? judged.reportingMrr() : lost.micros();
        return micros == null ? 0 : micros;
    }

    private record ByLoss(LongSupplier micros, Supplier<String> evidence, String action) implements AlertContent {

        @Override
        public BigDecimal score() {
            return GONE;
        }

        @Override
        public Long mrr() {
            return micros.getAsLong();
        }

        @Override
        public List<Signal> signals() {
            BigDecimal value = Amounts.ofMicros(mrr());
            return List.of(new Signal(Feature.MRR.dotted(), value, BigDecimal.ZERO, BigDecimal.ZERO, evidence.get()));
        }
    }
}
