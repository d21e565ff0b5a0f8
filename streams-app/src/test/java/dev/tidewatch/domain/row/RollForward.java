package dev.tidewatch.domain.row;

import static org.assertj.core.api.Assertions.fail;

import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.vector.Measure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What rows owe each other, whatever the events were: each closes, and those of a dimension add up to {@code all}. */
final class RollForward {

    /** Of these the values of a dimension add up to {@code all}; the last of them to nothing. */
    private static final List<String> FIGURES = List.of(
            "mrrStart",
            "newMrr",
            "expansionMrr",
            "contractionMrr",
            "churnMrr",
            "reactivationMrr",
            "mrr",
            "entering less leaving");

    private static final int MRR = FIGURES.indexOf("mrr");

    private RollForward() {}

    /** @param rows by {@code segment|window|day} */
    static void check(SortedMap<String, MetricRow> rows) {
        Map<String, long[]> sums = new HashMap<>();
        rows.forEach((key, row) -> {
            long[] figures = figures(row.figures());
            if (closing(figures) != figures[MRR]) {
                fail("%s does not close: %s", key, told(figures));
            }
            int place = key.indexOf('|');
            int value = key.indexOf('=');
            String dimension = key.substring(0, value < 0 || value > place ? place : value);
            sums.merge(dimension + key.substring(place), figures, RollForward::plus);
        });
        sums.forEach((place, sum) -> {
            long[] all = sums.get("all" + place.substring(place.indexOf('|')));
            if (!Arrays.equals(sum, all)) {
                fail("%s adds up to %s, and all says %s", place, told(sum), all == null ? "nothing" : told(all));
            }
        });
    }

    private static String told(long[] figures) {
        return FIGURES + " = " + Arrays.toString(figures);
    }

    private static long[] figures(RetentionFigures row) {
        return new long[] {
            row.mrrStart(),
            row.inWindow(Measure.NEW_MRR),
            row.inWindow(Measure.EXPANSION_MRR),
            row.inWindow(Measure.CONTRACTION_MRR),
            row.inWindow(Measure.CHURN_MRR),
            row.inWindow(Measure.REACTIVATION_MRR),
            row.mrr(),
            row.inWindow(Measure.ENTERING_MRR) - row.inWindow(Measure.LEAVING_MRR)
        };
    }

    private static long closing(long[] f) {
        return f[0] + f[1] + f[2] - f[3] - f[4] + f[5] + f[7];
    }

    private static long[] plus(long[] left, long[] right) {
        long[] sum = new long[left.length];
        Arrays.setAll(sum, i -> Math.addExact(left[i], right[i]));
        return sum;
    }
}
