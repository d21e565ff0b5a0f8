package dev.tidewatch.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact quotient, so that a month's worth is rounded once and a tie is a real tie. The denominator is positive. */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {

    public static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator must be positive, not " + denominator);
        }
    }

    public static Fraction of(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    public Fraction plus(Fraction other) {
        if (denominator.compareTo(other.denominator) == 0) {
            return new Fraction(numerator.add(other.numerator), denominator);
        }
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Requires a positive divisor. */
    public Fraction dividedBy(Fraction divisor) {
        return new Fraction(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    public Fraction atLeastZero() {
        return signum() < 0 ? ZERO : this;
    }

    public int signum() {
        return numerator.signum();
    }

    /**
     * Millionths, rounded HALF_UP.
     *
     * @throws ArithmeticException if they do not fit in a long
     */
    public long toMicros() {
        BigInteger micros = numerator
                .scaleByPowerOfTen(Amounts.SCALE)
                .divide(denominator, 0, RoundingMode.HALF_UP)
                .toBigIntegerExact();
        return micros.longValueExact();
    }
}
