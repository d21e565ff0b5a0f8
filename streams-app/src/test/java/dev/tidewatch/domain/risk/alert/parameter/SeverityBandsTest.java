package dev.tidewatch.domain.risk.alert.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityBandsTest {

    private static final long MICROS = 1_000_000;
    private static final BigDecimal NEARLY_SURE = BigDecimal.valueOf(99);
    private static final SeverityBands BY_LOSS = bands(SeverityBands.Basis.LOSS);
    private static final SeverityBands BY_MRR = bands(SeverityBands.Basis.MRR);

    @ParameterizedTest
    @CsvSource({
        "480, 59, 849600000, HIGH",
        "60, 99.9, 179820000, MEDIUM",
        "2000, 30, 1800000000, HIGH",
        "0.000001, 50, 2, LOW",
        "100, 33.333333, 99999999, LOW",
        "100, 33.333334, 100000002, MEDIUM"
    })
    void shouldGoByTheLossToBeExpectedWithinTheHorizon(
            BigDecimal mrr, BigDecimal score, long expectedLoss, Severity severity) {
        long micros = mrr.movePointRight(6).longValueExact();

        assertThat(BY_LOSS.expectedLoss(AlertKind.AT_RISK, micros, score)).isEqualTo(expectedLoss);
        assertThat(BY_LOSS.of(AlertKind.AT_RISK, micros, score)).isEqualTo(severity);
    }

    @Test
    void shouldGoByTheMrrWhenItIsToldToOrNothingIsForecast() {
        assertThat(BY_MRR.of(AlertKind.AT_RISK, 480 * MICROS, NEARLY_SURE)).isEqualTo(Severity.MEDIUM);
        for (AlertKind kind : List.of(AlertKind.WIN_BACK, AlertKind.UPSELL)) {
            assertThat(BY_LOSS.of(kind, 480 * MICROS, NEARLY_SURE)).isEqualTo(Severity.MEDIUM);
            assertThat(BY_LOSS.expectedLoss(kind, 480 * MICROS, NEARLY_SURE)).isNull();
        }
    }

    @Test
    void shouldBeMediumWithoutALossWhenARateIsMissing() {
        assertThat(BY_LOSS.of(AlertKind.AT_RISK, null, NEARLY_SURE)).isEqualTo(Severity.MEDIUM);
        assertThat(BY_LOSS.expectedLoss(AlertKind.AT_RISK, null, NEARLY_SURE)).isNull();
    }

    @Test
    void shouldFollowTheHorizonOfTheWeights() {
        BigDecimal score = BigDecimal.valueOf(59);

        assertThat(BY_LOSS.within(30).expectedLoss(AlertKind.AT_RISK, 480 * MICROS, score))
                .isEqualTo(283_200_000);
        assertThat(BY_LOSS.within(30).of(AlertKind.AT_RISK, 480 * MICROS, score))
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void shouldNotOverflowWhenALossIsLargerThanAnyAmount() {
        assertThat(BY_LOSS.within(36_500).expectedLoss(AlertKind.AT_RISK, Long.MAX_VALUE, NEARLY_SURE))
                .isEqualTo(Long.MAX_VALUE);
    }

    private static SeverityBands bands(SeverityBands.Basis basis) {
        return new SeverityBands(100 * MICROS, 500 * MICROS, 2000 * MICROS, basis, 90);
    }
}
