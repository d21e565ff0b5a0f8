package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.Loss;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.Sight;
import dev.tidewatch.domain.risk.score.Stand;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Judges whether a customer that left is worth asking back: it was valuable, and left not too long ago. */
final class WinBack {

    private static final BigDecimal GONE = BigDecimal.valueOf(100);
    private static final int MICRO_DIGITS = 6;

    private WinBack() {}

    static Finding find(Sight sight, Moment moment, AlertPolicy policy) {
        if (sight.isPaying()) {
            return low(sight, () -> "pays again");
        }
        Loss lost = sight.lost();
        if (lost == null) {
            return low(sight, () -> "nothing was lost");
        }
        Instant end = lost.at().plus(policy.winBack().horizon());
        if (end.isBefore(moment.clock())) {
            return low(sight, () -> "left at " + lost.at() + " and did not come back");
        }
        Long micros = lost.micros();
        if (micros == null) {
            return Finding.of(AlertKind.WIN_BACK, Stand.UNKNOWN, sight).until(end);
        }
        return micros < policy.winBack().mrrFrom()
                ? low(sight, () -> "left at " + lost.at())
                : Finding.of(AlertKind.WIN_BACK, Stand.HIGH, sight)
                        .on(new ByLoss(() -> micros, () -> "left at " + lost.at(), """
                                Ask why the customer left, and offer a way back."""))
                        .until(end);
    }

    private static Finding low(Sight sight, Supplier<String> evidence) {
        return Finding.of(AlertKind.WIN_BACK, Stand.LOW, sight).on(new ByLoss(() -> lost(sight), evidence, ""));
    }

    private static long lost(Sight sight) {
        Loss lost = sight.lost();
        Long micros = lost == null ? sight.reportingMrr() : lost.micros();
        return micros == null ? 0 : micros;
    }

    private record ByLoss(LongSupplier micros, Supplier<String> evidence, String action) implements Grounds {

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
            BigDecimal value = BigDecimal.valueOf(mrr(), MICRO_DIGITS);
            return List.of(new Signal(Feature.MRR.dotted(), value, BigDecimal.ZERO, BigDecimal.ZERO, evidence.get()));
        }
    }
}
