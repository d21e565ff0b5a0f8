package dev.tidewatch.app.groups;

/**
 * How far a difference may be from what was seen, in 95 of 100 such comparisons.
 *
 * @param error the standard error of the difference
 */
public record Interval(double low, double high, double error) {

    /** The two-sided 95 % quantile of the normal distribution. */
    static final double Z = 1.959963984540054;

    /** Its 80 % quantile: the power with which more customers are to tell a difference. */
    private static final double POWER = 0.8416212335729143;

    /** Returns true if 0 lies within: the difference may be chance. */
    public boolean holdsZero() {
        return low <= 0 && high >= 0;
    }

    /**
     * Returns how many customers more would tell such a difference, if they were split as those that there are; 0 if these do, -1 if no number would.
     *
     * @param customers of both groups
     */
    long more(double difference, long customers) {
        if (!holdsZero()) {
            return 0;
        }
        if (difference == 0 || error == 0) {
            return -1;
        }
        double times = Math.pow((Z + POWER) * error / difference, 2);
        return Math.max(1, (long) Math.ceil(times * customers) - customers);
    }
}
