package dev.tidewatch.avro.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

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

    private static int edits(String left, String right) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    }
}
