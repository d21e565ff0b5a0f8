package dev.tidewatch.domain.engagement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Says how much of what the plan allows of one feature was used in the newest month in which it was used at all.
 *
 * @param feature its name, cut where it is long
 * @param month business months since the year 0
 * @param used in that month
 * @param limit above 0; as the month's newest report has it
 * @param at of that report
 */
public record Allowance(String feature, int month, long used, long limit, Instant at) {

    /** The allowance of so many features is followed; if there are more, that of those used last. */
    static final int KEPT = 8;

    private static final int MONTHS = 12;
    private static final int TENTHS = 10;
    private static final int SHARE_DIGITS = 6;

    /** Ten times the allowance, and above. */
    private static final long MOST_TENTHS = 100;

    private static final long MOST = 1L << 48;

    private static final Comparator<Allowance> NEWER =
            Comparator.comparing(Allowance::at).thenComparingLong(Allowance::limit);

    private static final Comparator<Allowance> OLDEST_FIRST =
            Comparator.comparing(Allowance::at).thenComparing(Allowance::feature);

    /** With one more report. */
    static List<Allowance> with(List<Allowance> all, Allowance report) {
        List<Allowance> changed = new ArrayList<>(all.size() + 1);
        Allowance sum = report;
        for (Allowance one : all) {
            if (one.feature.equals(report.feature)) {
                sum = one.plus(report);
            } else {
                changed.add(one);
            }
        }
        changed.add(sum);
        changed.sort(OLDEST_FIRST);
        return changed.size() > KEPT ? changed.subList(changed.size() - KEPT, changed.size()) : changed;
    }

    /** Returns how many tenths of the allowance were used in a month, cut, at most 100. */
    int tenths(int inMonth) {
        return inMonth == month ? (int) Math.min(MOST_TENTHS, Math.min(MOST, used) * TENTHS / limit) : 0;
    }

    /** Part of the allowance that was used. */
    public BigDecimal share() {
        return BigDecimal.valueOf(used).divide(BigDecimal.valueOf(limit), SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    private Allowance plus(Allowance report) {
        if (report.month != month) {
            return report.month > month ? report : this;
        }
        Allowance newer = NEWER.compare(this, report) < 0 ? report : this;
        return new Allowance(feature, month, Math.min(MOST, used) + Math.min(MOST, report.used), newer.limit, newer.at);
    }

    /** Returns the month that a business day lies in, counted as that of an allowance is. */
    static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * MONTHS + date.getMonthValue() - 1;
    }
}
