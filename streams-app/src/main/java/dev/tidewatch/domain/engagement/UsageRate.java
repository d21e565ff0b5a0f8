package dev.tidewatch.domain.engagement;

/**
 * Use of late against use over months: two weighted means, of which one forgets half of what it knows in 7 days and the other in 56. Their
 * relation is counted in steps of its logarithm; docs/alerts.md, "Features".
 *
 * @param lately uses a day
 * @param usual uses a day
 */
public record UsageRate(double lately, double usual) {

    private static final UsageRate NOTHING = new UsageRate(0, 0);

    /** The most steps that are told apart: use is down to a tenth. */
    static final int MOST_STEPS = 8;

    /** So many days after the newest use every relation has reached its last step. */
    static final int MOVES_FOR_DAYS = 60;

    private static final double FAST_DAYS = 7;
    private static final double SLOW_DAYS = 56;
    private static final double STEP = 0.25;

    /** This part of the long mean is added to both, so that the logarithm of no use is a number. */
    private static final double FLOOR = 0.05;

    private static final int REACH = UsageDays.DAYS + UsageDays.WEEK * (UsageDays.WEEKS + 1) + MOVES_FOR_DAYS + 1;
    private static final double[] FAST = weights(FAST_DAYS);
    private static final double[] SLOW = weights(SLOW_DAYS);
    private static final double[] FAST_SUMS = sums(FAST);
    private static final double[] SLOW_SUMS = sums(SLOW);

    /** A relation below one of these is so many steps down, or more. */
    private static final double[] BELOW = thresholds();

    /** As it shows on a day, which is not complete itself; nothing before the first use. */
    static UsageRate of(UsageDays days, int today) {
        return Past.of(days, Math.min(today - 1, days.newest())).on(today);
    }

    /**
     * The sums of the days up to one. As long as nothing more is used, both only fade, so any later day is one step from here.
     *
     * @param last the day; days since 1970-01-01
     */
    record Past(UsageDays days, int last, double lately, double usual) {

        /** Sums up all days that were used. */
        static Past of(UsageDays days) {
            return of(days, days.newest());
        }

        private static Past of(UsageDays days, int last) {
            double lately = 0;
            double usual = 0;
            for (int back = Math.max(0, days.newest() - last); back < days.size(); back++) {
                int age = last - days.newest() + back;
                lately += days.get(back) * FAST[age];
                usual += days.get(back) * SLOW[age];
            }
            for (int back = 0; back < days.weeks(); back++) {
                int age = Math.max(0, last - days.middleOfWeek(back));
                lately += days.week(back) * FAST[age];
                usual += days.week(back) * SLOW[age];
            }
            return new Past(days, last, lately, usual);
        }

        /** As it shows on a day, after which the days that are summed up are over. */
        UsageRate on(int today) {
            int end = Math.min(today, days.newest() + MOVES_FOR_DAYS) - 1;
            int size = end - days.oldest() + 1;
            if (days.isEmpty() || size <= 0) {
                return NOTHING;
            }
            return new UsageRate(
                    lately * FAST[end - last] / FAST_SUMS[size], usual * SLOW[end - last] / SLOW_SUMS[size]);
        }
    }

    /** Returns how many steps use is down. */
    int steps() {
        int steps = 0;
        while (steps < MOST_STEPS && lately < BELOW[steps] * usual) {
            steps++;
        }
        return steps;
    }

    private static double[] weights(double half) {
        double[] weights = new double[REACH];
        for (int age = 0; age < REACH; age++) {
            weights[age] = StrictMath.pow(2, -age / half);
        }
        return weights;
    }

    /** The sum of the weights of so many days. */
    private static double[] sums(double[] weights) {
        double[] sums = new double[REACH + 1];
        for (int size = 1; size <= REACH; size++) {
            sums[size] = sums[size - 1] + weights[size - 1];
        }
        return sums;
    }

    private static double[] thresholds() {
        double[] below = new double[MOST_STEPS];
        for (int step = 1; step <= MOST_STEPS; step++) {
            below[step - 1] = (1 + FLOOR) * StrictMath.exp(-STEP * step) - FLOOR;
        }
        return below;
    }
}
