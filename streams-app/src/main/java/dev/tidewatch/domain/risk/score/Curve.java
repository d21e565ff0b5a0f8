package dev.tidewatch.domain.risk.score;

import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Says what a feature adds to the log-odds by its value: straight lines between knots, level outside of them, in millionths. */
public final class Curve {

    private final long[] values;
    private final long[] parts;

    private Curve(long[] values, long[] parts) {
        this.values = values;
        this.parts = parts;
    }

    /** Returns the curve of some knots times a weight, which is rounded HALF_UP at each knot. */
    public static Curve of(List<Scorecard.Knot> knots, BigDecimal weight) {
        long[] values = new long[knots.size()];
        long[] parts = new long[knots.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = micros(knots.get(i).value());
            parts[i] = micros(knots.get(i).share().multiply(weight));
        }
        return new Curve(values, parts);
    }

    /** Returns what a value adds, HALF_UP; both are in millionths. */
    public long at(long value) {
        int last = values.length - 1;
        if (value <= values[0]) {
            return parts[0];
        }
        if (value >= values[last]) {
            return parts[last];
        }
        int right = 1;
        while (values[right] < value) {
            right++;
        }
        long width = values[right] - values[right - 1];
        return parts[right - 1] + rounded(value - values[right - 1], parts[right] - parts[right - 1], width);
    }

    /** {@code along * rise / width}, HALF_UP. */
    private static long rounded(long along, long rise, long width) {
        long product = along * rise;
        if (Math.multiplyHigh(along, rise) != product >> (Long.SIZE - 1)) {
            return new BigDecimal(BigInteger.valueOf(along).multiply(BigInteger.valueOf(rise)))
                    .divide(BigDecimal.valueOf(width), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
        long whole = product / width;
        long rest = Math.abs(product % width);
        return rest < width - rest ? whole : whole + Long.signum(product);
    }

    static long micros(BigDecimal number) {
        return number.setScale(Signal.DIGITS, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    static BigDecimal decimal(long micros) {
        return BigDecimal.valueOf(micros, Signal.DIGITS);
    }
}
