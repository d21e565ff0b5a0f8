package dev.tidewatch.domain.segment;

import java.util.Comparator;
import java.util.Optional;

/** One value of one dimension, or {@link #ALL} customers. */
public record Segment(String dimension, String value) implements Comparable<Segment> {

    public static final Segment ALL = new Segment("all", "");

    public static final String PLAN = "plan";
    public static final String CURRENCY = "currency";
    public static final String INTERVAL = "interval";
    public static final String COHORT = "cohort";

    private static final Comparator<Segment> ORDER =
            Comparator.comparing(Segment::dimension).thenComparing(Segment::value);

    /** {@code all}, or {@code dimension=value} with {@code %}, {@code |} and {@code =} of the value percent-escaped. */
    public String key() {
        return equals(ALL) ? dimension : dimension + "=" + escaped();
    }

    /** Reads what {@link #key} wrote; empty if it is neither {@code all} nor {@code dimension=value}. */
    public static Optional<Segment> ofKey(String key) {
        int equals = key.indexOf('=');
        if (equals <= 0) {
            return key.equals(ALL.dimension) ? Optional.of(ALL) : Optional.empty();
        }
        return Optional.of(new Segment(key.substring(0, equals), unescaped(key.substring(equals + 1))));
    }

    @Override
    public int compareTo(Segment other) {
        return ORDER.compare(this, other);
    }

    private String escaped() {
        return value.replace("%", "%25").replace("|", "%7C").replace("=", "%3D");
    }

    private static String unescaped(String value) {
        return value.replace("%3D", "=").replace("%7C", "|").replace("%25", "%");
    }
}
