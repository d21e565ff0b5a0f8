package dev.tidewatch.domain.risk.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.ScorecardFile;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalliesTest {

    private static final long FAR = 40_000_000;

    private final Random random = new Random(19);

    @ParameterizedTest
    @CsvSource({
        "50, 35",
        "50, 50",
        "0, 0",
        "100, 0",
        "100, 100",
        "0.000001, 0.000001",
        "99.999999, 0.5",
        "73.105858, 73.105857"
    })
    void shouldStandWhereTheScoreStands(BigDecimal enter, BigDecimal leave) {
        Band band = new Band(enter, leave);
        Tallies tallies = new Tallies(ScorecardFile.builtIn(), band);

        standsAsTheScore(tallies, band, FAR);
        standsAsTheScore(tallies, band, -FAR);
        for (int i = 0; i < 2_000; i++) {
            standsAsTheScore(tallies, band, random.nextLong(-FAR / 2, FAR / 2));
        }
        for (BigDecimal threshold : new BigDecimal[] {enter, leave}) {
            long near = logOdds(threshold.doubleValue() / 100);
            for (long micros = near - 50; micros <= near + 50; micros++) {
                standsAsTheScore(tallies, band, micros);
            }
        }
    }

    @Test
    void shouldNeverLeaveAThresholdOfMoreThanAScoreCanBe() {
        Band band = new Band(BigDecimal.valueOf(101), BigDecimal.valueOf(-1));

        standsAsTheScore(new Tallies(ScorecardFile.builtIn(), band), band, FAR);
    }

    private static void standsAsTheScore(Tallies tallies, Band band, long logOdds) {
        BigDecimal score = Score.logistic(Curve.decimal(logOdds));
        assertThat(tallies.zone(logOdds)).as("%d: %s", logOdds, score).isEqualTo(band.zone(score));
    }

    /** Returns the log-odds of a share, in millionths. */
    private static long logOdds(double share) {
        double bounded = Math.min(1 - 1e-12, Math.max(1e-12, share));
        return Math.round(1e6 * Math.log(bounded / (1 - bounded)));
    }
}
