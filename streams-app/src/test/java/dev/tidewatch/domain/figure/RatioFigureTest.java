package dev.tidewatch.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RatioFigureTest {

    private static final int PLACES = 6;

    @ParameterizedTest
    @EnumSource(RatioFigure.class)
    void shouldBeItsTermsDividedWhateverTheFigures(RatioFigure quotient) {
        for (int seed = 0; seed < 50; seed++) {
            RetentionFigures figures = random(seed);

            BigDecimal divided = sum(quotient.numerator(), figures)
                    .multiply(BigDecimal.valueOf(quotient.unit() == Unit.POINTS ? 100 : 1))
                    .divide(sum(quotient.denominator(), figures), PLACES, RoundingMode.HALF_UP);

            assertThat(quotient.of(figures)).isEqualTo(divided);
        }
    }

    @Test
    void shouldBeFoundByTheNameOfItsField() {
        assertThat(Metric.named("nrr")).contains(RatioFigure.NRR);
        assertThat(Metric.named("churnMrr")).contains(Figure.CHURN_MRR);
        assertThat(Metric.named("CHURN_MRR")).isEmpty();
    }

    private static BigDecimal sum(List<Metric.Term> terms, RetentionFigures figures) {
        return terms.stream().map(term -> term.of(figures)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** No row of any company, but every sum of it is another. */
    private static RetentionFigures random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return RetentionFigures.atBooked(
                Window.QTD,
                FigureVector.of(
                        random.longs(FigureVector.SIZE, 1, 1_000_000_000).toArray()),
                FigureVector.of(random.longs(FigureVector.SIZE, 1_000_000_000, 10_000_000_000L)
                        .toArray()));
    }
}
