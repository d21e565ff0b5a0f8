package dev.tidewatch.app.training.grade;

import dev.tidewatch.app.training.rows.Row;
import java.util.List;

/**
 * Says how good scores are as odds, and as an order.
 *
 * @param auc the share of pairs, one lost and one not, that the score has in the right order; 0.5 says nothing
 * @param aucLow the lower end of its 95 % interval, by samples of customers
 * @param logLoss the mean of {@code -ln} of the odds that were given to what happened; smaller is better
 * @param calibrationError the mean distance of a percentile's mean score from the share of it that was lost, 0 to 1
 * @param tenths of the rows, the highest scores first
 */
public record Grade(
        double auc, double aucLow, double aucHigh, double logLoss, double calibrationError, List<Tenth> tenths) {

    /** Scores have eight decimals as shares. */
    private static final double LEAST = 5e-9;

    private static final int TENTHS = 10;
    private static final int PERCENTILES = 100;

    public Grade {
        tenths = List.copyOf(tenths);
    }

    /**
     * A tenth of the rows.
     *
     * @param said the mean of their scores, 0 to 1
     * @param lost the share that was lost
     */
    public record Tenth(int rows, double said, double lost) {}

    /**
     * Grades scores.
     *
     * @param shares of each row, 0 to 1
     */
    public static Grade of(List<Row> rows, double[] shares) {
        RankedRows ranked = new RankedRows(rows, shares);
        double[] interval = ranked.interval();
        return new Grade(
                ranked.auc(),
                interval[0],
                interval[1],
                logLoss(rows, shares),
                calibrationError(rows, shares),
                ranked.tenths(TENTHS));
    }

    /** Returns the log loss alone. */
    public static double logLoss(List<Row> rows, double[] shares) {
        double loss = 0;
        for (int i = 0; i < shares.length; i++) {
            double given = rows.get(i).lost() ? shares[i] : 1 - shares[i];
            loss -= StrictMath.log(Math.max(LEAST, given));
        }
        return loss / Math.max(1, shares.length);
    }

    private static double calibrationError(List<Row> rows, double[] shares) {
        double[] off = new double[PERCENTILES];
        for (int i = 0; i < shares.length; i++) {
            int percentile = Math.min(PERCENTILES - 1, (int) (shares[i] * PERCENTILES));
            off[percentile] += shares[i] - (rows.get(i).lost() ? 1 : 0);
        }
        double error = 0;
        for (double distance : off) {
            error += Math.abs(distance);
        }
        return error / Math.max(1, shares.length);
    }
}
