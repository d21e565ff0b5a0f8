package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Judges whether a customer that left is worth asking back: it was valuable, and left not too long ago. */
final class WinBack {

    private static final BigDecimal GONE = BigDecimal.valueOf(100);
    private static final int MICRO_DIGITS = 6;

    private WinBack() {}

    static Finding find(Assessment assessment, Moment moment, AlertPolicy policy) {
        Loss lost = assessment.lost();
        if (assessment.isPaying()) {
            return low(assessment, "pays again");
        }
        if (lost == null) {
            return low(assessment, "nothing was lost");
        }
        Instant end = lost.at().plus(policy.winBack().horizon());
        if (end.isBefore(moment.clock())) {
            return low(assessment, "left at " + lost.at() + " and did not come back");
        }
        Long micros = lost.micros();
        if (micros == null) {
            return Finding.of(AlertKind.WIN_BACK, Stand.UNKNOWN, assessment).until(end);
        }
        return micros < policy.winBack().mrrFrom()
                ? low(assessment, "left at " + lost.at())
                : Finding.of(AlertKind.WIN_BACK, Stand.HIGH, assessment)
                        .on(grounds(micros, "left at " + lost.at(), """
                                Ask why the customer left, and offer a way back."""))
                        .until(end);
    }

    private static Finding low(Assessment assessment, String evidence) {
        Loss lost = assessment.lost();
        Long micros = lost == null ? assessment.reportingMrr() : lost.micros();
        return Finding.of(AlertKind.WIN_BACK, Stand.LOW, assessment)
                .on(grounds(micros == null ? 0 : micros, evidence, ""));
    }

    private static Grounds grounds(long micros, String evidence, String action) {
        Signal signal = new Signal(
                Feature.MRR.dotted(),
                BigDecimal.valueOf(micros, MICRO_DIGITS),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                evidence);
        return new Grounds(GONE, micros, List.of(signal), action);
    }
}
