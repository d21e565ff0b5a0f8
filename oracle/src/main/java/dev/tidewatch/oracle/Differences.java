package dev.tidewatch.oracle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The differences that are shown, and how many there are. One fault may touch every row there is: what is shown stays readable,
 * and what is held in memory small.
 *
 * @param shown the first of each kind
 * @param counts of each kind that has any, shown or not
 */
record Differences(List<Difference> shown, Map<String, Long> counts) {

    /** A person reads no more than these before looking for the cause. */
    static final int SHOWN_OF_A_KIND = 100;

    private static final String FIRST = "SELECT subject, day, field, published, recomputed FROM difference"
            + " QUALIFY row_number() OVER (PARTITION BY kind ORDER BY subject, day, field, published, recomputed) <= "
            + SHOWN_OF_A_KIND + " ORDER BY ALL";
    private static final String COUNTS = "SELECT kind, count(*) FROM difference GROUP BY kind ORDER BY kind";

    /** Reads those that the comparison left. */
    static Differences of(Database database) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.query(COUNTS, row -> counts.put(row.getString(1), row.getLong(2)));
        return new Differences(database.query(FIRST, Differences::difference), counts);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Shown or not. */
    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A line for each that is shown, and one for each kind that has more. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        shown.forEach(difference -> lines.add(difference.toString()));
        counts.forEach((kind, count) -> {
            if (count > SHOWN_OF_A_KIND) {
                lines.add(
                        "and " + (count - SHOWN_OF_A_KIND) + " more differences of " + kind + ", " + count + " in all");
            }
        });
        return lines;
    }

    static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getString("subject"),
                row.getString("day"),
                row.getString("field"),
                row.getString("published"),
                row.getString("recomputed"));
    }
}
