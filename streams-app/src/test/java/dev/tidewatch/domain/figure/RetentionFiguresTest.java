package dev.tidewatch.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cases of the formulas, computed by hand. */
class RetentionFiguresTest {

    private static final Window WINDOW = Window.P30D;

    private final Map<Integer, Long> start = new HashMap<>();
    private final Map<Integer, Long> end = new HashMap<>();

    @Test
    void shouldTellGrossFromNetWhenCustomersAlsoGrow() {
        level(Measure.MRR, 100, 90);
        moved(Measure.CHURN_MRR, 10);
        moved(Measure.CONTRACTION_MRR, 10);
        moved(Measure.EXPANSION_MRR, 10);
        compared(PairMeasure.RETAINED_MRR, -10);
        compared(PairMeasure.KEPT_MRR, -20);

        RetentionFigures figures = figures();

        assertThat(RatioFigure.GROSS_MRR_CHURN_RATE.of(figures)).isEqualTo("0.200000");
        assertThat(RatioFigure.NET_MRR_CHURN_RATE.of(figures)).isEqualTo("0.100000");
        assertThat(RatioFigure.GRR.of(figures)).isEqualTo("0.800000");
        assertThat(RatioFigure.NRR.of(figures)).isEqualTo("0.900000");
    }

    /** Of 100 customers 12 left and one came back, one joined, and one more joined and left. */
    @Test
    void shouldGiveThreeChurnRatesWhenVendorsCountDifferently() {
        level(Measure.CUSTOMERS, 100, 90);
        moved(Measure.CHURN_COUNT, 13);
        moved(Measure.NEW_COUNT, 2);
        compared(PairMeasure.LOST, 11);

        RetentionFigures figures = figures();

        assertThat(RatioFigure.CUSTOMER_CHURN_RATE_CHARTMOGUL.of(figures)).isEqualTo("0.110000");
        assertThat(RatioFigure.CUSTOMER_CHURN_RATE_STRIPE.of(figures)).isEqualTo("0.127451");
        assertThat(RatioFigure.CUSTOMER_CHURN_RATE_BAREMETRICS.of(figures)).isEqualTo("0.130000");
        assertThat(figures.gained()).isEqualTo(1);
        assertThat(RatioFigure.CRR.of(figures)).isEqualTo("0.890000");
    }

    @Test
    void shouldCompareWinsWithLosses() {
        moved(Measure.NEW_MRR, 20_000);
        moved(Measure.EXPANSION_MRR, 8_000);
        moved(Measure.CHURN_MRR, 5_000);
        moved(Measure.CONTRACTION_MRR, 3_000);

        RetentionFigures figures = figures();

        assertThat(RatioFigure.QUICK_RATIO.of(figures)).isEqualTo("3.500000");
        assertThat(RatioFigure.EXPANSION_SHARE.of(figures)).isEqualTo("0.285714");
    }

    @Test
    void shouldBeNegativeChurnWhenGrowthOutweighsLosses() {
        level(Measure.MRR, 100, 130);
        moved(Measure.CHURN_MRR, 10);
        moved(Measure.EXPANSION_MRR, 35);
        moved(Measure.REACTIVATION_MRR, 5);

        assertThat(RatioFigure.NET_MRR_CHURN_RATE.of(figures())).isEqualTo("-0.300000");
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeNullWhenTheDenominatorIsZero(RatioFigure quotient) {
        assertThat(quotient.of(figures())).isNull();
    }

    @Test
    void shouldGiveAmountsOfACustomerInCurrencyUnits() {
        level(Measure.CUSTOMERS, 0, 3);
        level(Measure.MRR, 0, 100_000_000);
        moved(Measure.NEW_COUNT, 3);
        moved(Measure.NEW_MRR, 200_000_000);

        assertThat(RatioFigure.ARPA.of(figures())).isEqualTo("33.333333");
        assertThat(RatioFigure.ASP.of(figures())).isEqualTo("66.666667");
    }

    @Test
    void shouldCountCustomersThatMovedInNeitherAsGainedNorAsLost() {
        level(Measure.CUSTOMERS, 10, 12);
        compared(PairMeasure.LOST, 1);
        compared(PairMeasure.MOVED, 2);

        assertThat(figures().gained()).isEqualTo(1);
    }

    private void level(Measure measure, long then, long now) {
        start.put(measure.index(), then);
        end.put(measure.index(), now);
    }

    /** Something happened before the window, too. */
    private void moved(Measure measure, long inWindow) {
        level(measure, 7, 7 + inWindow);
    }

    private void compared(PairMeasure measure, long sum) {
        end.put(measure.of(WINDOW), sum);
    }

    private RetentionFigures figures() {
        return new RetentionFigures(WINDOW, dayEnd(start), dayEnd(end), null);
    }

    private static DayEnd dayEnd(Map<Integer, Long> components) {
        long[] all = new long[FigureVector.SIZE];
        components.forEach((place, amount) -> all[place] = amount);
        return new DayEnd(FigureVector.of(all), BigDecimal.ZERO);
    }
}
