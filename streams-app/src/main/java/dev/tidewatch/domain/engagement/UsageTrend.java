package dev.tidewatch.domain.engagement;

/**
 * Use of the last 7 complete days against the 28 before them. Once nothing was used for 14 complete days the comparison stands
 * still: what was lost is what there was before the silence.
 *
 * @param recent uses in the 7 days
 * @param before uses in the 28 before
 * @param daysBefore on how many of the 28
 */
public record UsageTrend(long recent, long before, int daysBefore) {

    /** Who used it on fewer of the 28 days is no regular user, of whom a week says nothing. */
    static final int REGULAR_DAYS = 3;

    /** The comparison stands still from so many days after the newest use. */
    static final int MOVES_FOR_DAYS = 15;

    private static final int WEEK = 7;
    private static final int REACH = 35;
    private static final int WEEKS_BEFORE = 4;

    /** As it shows on a day, which is not complete itself. */
    static UsageTrend of(UsageDays days, int today) {
        int day = Math.min(today, days.newest() + MOVES_FOR_DAYS);
        int first = day - REACH;
        int last = day - WEEK - 1;
        return new UsageTrend(days.sum(day - WEEK, day - 1), days.sum(first, last), days.daysUsed(first, last));
    }

    /** {@code max(0, 1 - recent per day / before per day)} in quarters, cut; unknown of who is no regular user. */
    int dropQuarters() {
        if (daysBefore < REGULAR_DAYS) {
            return Outlook.UNKNOWN;
        }
        long lost = before - WEEKS_BEFORE * recent;
        return lost <= 0 ? 0 : (int) (4 * lost / before);
    }
}
