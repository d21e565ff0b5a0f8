package dev.tidewatch.avro.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one most likely stands for. */
public final class NearestName {

    /** Two edits make any word of four letters out of another. */
    private static final int SHORT = 5;

    private NearestName() {}

    /** Empty if none is within a third of the typed name's length, at least 2, or 1 of a short name, in single edits; case does not count. */
    public static Optional<String> of(String typed, Collection<String> known) {
        return within(typed.length() < SHORT ? 1 : Math.max(2, typed.length() / 3), typed, known);
    }

    /** Empty if none is within so many single edits; case does not count. */
    public static Optional<String> within(int furthest, String typed, Collection<String> known) {
        return known.stream()
                .filter(name -> edits(typed, name) <= furthest)
                .min(Comparator.<String>comparingInt(name -> edits(typed, name)).thenComparing(name -> name));
    }

    /** Levenshtein's distance, one row of its table at a time. */
    private static int edits(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
