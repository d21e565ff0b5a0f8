package dev.tidewatch.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FractionTest {

    @Test
    void shouldRoundHalfUpWhenAMicroIsATie() {
        assertThat(Fraction.of(new BigDecimal("0.0000005")).toMicros()).isEqualTo(1);
        assertThat(Fraction.of(new BigDecimal("0.00000049999")).toMicros()).isZero();
        assertThat(Fraction.of(new BigDecimal("0.0000025")).toMicros()).isEqualTo(3);
    }

    @Test
    void shouldSeeARealTieWhenDivisionsCancelOut() {
        Fraction third = Fraction.of(1, 3);

        Fraction tie = third.plus(third).plus(third).times(Fraction.of(new BigDecimal("0.0000005")));

        assertThat(tie.toMicros()).isEqualTo(1);
    }

    @Test
    void shouldStayExactThroughEveryOperation() {
        Fraction value = Fraction.of(2, 3).minus(Fraction.of(1, 6)).dividedBy(Fraction.of(1, 4));

        assertThat(value.toMicros()).isEqualTo(2_000_000);
    }

    @Test
    void shouldStopAtZeroWhenMoreIsTakenThanIsThere() {
        assertThat(Fraction.of(1, 3).minus(Fraction.of(1, 2)).atLeastZero()).isEqualTo(Fraction.ZERO);
    }

    @Test
    void shouldRefuseADenominatorThatIsNotPositive() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseMicrosThatDoNotFitInALong() {
        Fraction tooLarge = Fraction.of(new BigDecimal("1e13"));

        assertThatThrownBy(tooLarge::toMicros).isInstanceOf(ArithmeticException.class);
    }
}
