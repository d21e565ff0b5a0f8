package dev.tidewatch.domain.risk.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final int SEEDS = 2_000;

    @Test
    void shouldBeLevelOutsideAndStraightBetween() {
        Curve curve = Curve.of(List.of(knot("-1.5", "1"), knot("0", "0")), new BigDecimal("2.5"));

        assertThat(curve.at(-3_000_000)).isEqualTo(2_500_000);
        assertThat(curve.at(-1_500_000)).isEqualTo(2_500_000);
        assertThat(curve.at(-750_000)).isEqualTo(1_250_000);
        assertThat(curve.at(-250_000)).as("416666.67, HALF_UP").isEqualTo(416_667);
        assertThat(curve.at(0)).isZero();
        assertThat(curve.at(9)).isZero();
    }

    @Test
    void shouldRoundAHalfAwayFromZero() {
        List<Scorecard.Knot> knots = List.of(knot("0", "0"), knot("2", "0.000001"));

        assertThat(Curve.of(knots, BigDecimal.ONE).at(1_000_000)).isEqualTo(1);
        assertThat(Curve.of(knots, BigDecimal.ONE.negate()).at(1_000_000)).isEqualTo(-1);
    }

    @Test
    void shouldBeTheInterpolationInDecimalsHoweverLargeTheNumbers() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Scorecard.Knot> knots = new ArrayList<>();
            BigDecimal value = decimal(random, 1_000_000);
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                knots.add(new Scorecard.Knot(value, decimal(random, 2_000_000)));
                long step = random.nextInt(20) == 0 ? 1_000_000_000_000L : 5_000_000;
                value = value.add(BigDecimal.valueOf(1 + random.nextLong(step), 6));
            }
            BigDecimal weight = random.nextInt(20) == 0 ? BigDecimal.valueOf(1_000_000) : decimal(random, 3_000_000);
            BigDecimal asked = random.nextInt(4) == 0
                    ? knots.get(0).value()
                    : value.subtract(decimal(random, 6_000_000).abs());

            long part = Curve.of(knots, weight).at(asked.movePointRight(6).longValueExact());

            assertThat(Curve.decimal(part)).as("seed %d", seed).isEqualByComparingTo(naive(knots, weight, asked));
        }
    }

    private static BigDecimal naive(List<Scorecard.Knot> knots, BigDecimal weight, BigDecimal asked) {
        Scorecard.Knot left = knots.get(0);
        if (asked.compareTo(left.value()) <= 0) {
            return part(left, weight);
        }
        for (Scorecard.Knot right : knots.subList(1, knots.size())) {
            if (asked.compareTo(right.value()) < 0) {
                BigDecimal rise = part(right, weight).subtract(part(left, weight));
                return part(left, weight)
                        .add(rise.multiply(asked.subtract(left.value()))
                                .divide(right.value().subtract(left.value()), 6, RoundingMode.HALF_UP));
            }
            left = right;
        }
        return part(left, weight);
    }

    private static BigDecimal part(Scorecard.Knot knot, BigDecimal weight) {
        return knot.share().multiply(weight).setScale(6, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(Random random, int most) {
        return BigDecimal.valueOf(random.nextLong(-most, most), 6);
    }

    private static Scorecard.Knot knot(String value, String share) {
        return new Scorecard.Knot(new BigDecimal(value), new BigDecimal(share));
    }
}
