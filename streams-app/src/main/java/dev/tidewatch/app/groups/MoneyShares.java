package dev.tidewatch.app.groups;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Holds what customers have of a quotient of amounts, such as NRR: above the line, and below it; in order of their ids. */
final class MoneyShares {

    private static final int SAMPLES = 2_000;
    private static final int OUTSIDE = SAMPLES / 40;

    /** The same customers have the same interval. */
    private static final long SEED = 22;

    private final double[] above;
    private final double[] below;

    private MoneyShares(double[] above, double[] below) {
        this.above = above;
        this.below = below;
    }

    /** One customer's. */
    record Share(String customerId, double above, double below) {}

    static MoneyShares of(List<Share> shares) {
        List<Share> sorted =
                shares.stream().sorted(Comparator.comparing(Share::customerId)).toList();
        return new MoneyShares(
                sorted.stream().mapToDouble(Share::above).toArray(),
                sorted.stream().mapToDouble(Share::below).toArray());
    }

    /** The difference of two by samples of as many customers, each drawn with all that it has: between the 2.5th and the 97.5th percentile. */
    Interval less(MoneyShares other) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] found = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            found[sample] = drawn(random) - other.drawn(random);
        }
        double mean = Arrays.stream(found).average().orElse(0);
        double squares =
                Arrays.stream(found).map(one -> (one - mean) * (one - mean)).sum();
        Arrays.sort(found);
        return new Interval(found[OUTSIDE], found[SAMPLES - 1 - OUTSIDE], Math.sqrt(squares / (SAMPLES - 1)));
    }

    private double drawn(SplittableRandom random) {
        double dividend = 0;
        double divisor = 0;
        for (int draw = 0; draw < above.length; draw++) {
            int customer = random.nextInt(above.length);
            dividend += above[customer];
            divisor += below[customer];
        }
        return dividend / divisor;
    }
}
